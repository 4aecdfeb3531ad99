"use strict";
(function () {
  const D = JSON.parse(document.getElementById("data").textContent);
  const COLORS = ["#8c3b06", "#cb6d1d", "#f0b264", "#bcd5e4", "#6ea6cb", "#23689b"];
  const STEPS = [0.2, 0.4, 0.6, 0.8, 0.95];
  const NONE = "#d9dee3";
  const PALETTE = ["#23689b", "#cb6d1d", "#5a9e8f", "#8567a3", "#b9a13c", "#6b7d8f", "#b0566a", "#3d7f4f", "#7fb0d6", "#a58a6f"];
  const DAY = 86400;
  const days = D.scenario.days;
  const communities = D.communities;
  const count = communities.lon.length;
  const state = { language: D.language, district: -1, day: -1, stock: "all", base: -1, page: 0, street: -1, open: new Set(), told: new Set() };

  // ---- words and numbers

  const word = (key, ...values) =>
    (D.words[state.language][key] || key).replace(/\{(\d)\}/g, (all, n) => values[n]);
  const counted = (key, count) => word(count === 1 ? key + ".one" : key, whole(count));
  const zh = () => state.language === "zh";
  const called = row => row[zh() ? 1 : 2];
  const number = (value, digits) =>
    new Intl.NumberFormat(zh() ? "zh-CN" : "en", { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
  const whole = value => number(value, 0);
  const tonnes = kg => number(kg / 1000, kg < 10000 ? 2 : kg < 1e6 ? 1 : 0);
  const percent = share => {
    // Never says 100 % while something is missing.
    const shown = share < 1 && share > 0.999 ? 0.999 : share;
    return number(shown * 100, shown === 1 || shown === 0 ? 0 : 1) + " %";
  };
  const share = (served, demand) => (demand > 0 ? Math.min(1, served / demand) : 1);
  const color = s => COLORS[STEPS.filter(step => s >= step).length];
  const date = day => {
    const d = new Date(D.scenario.start + "T00:00:00Z");
    d.setUTCDate(d.getUTCDate() + day);
    return d;
  };
  const dayName = day =>
    new Intl.DateTimeFormat(zh() ? "zh-CN" : "en", { month: "short", day: "numeric", timeZone: "UTC" }).format(date(day));
  const clock = second =>
    String(Math.floor(second % DAY / 3600)).padStart(2, "0") + ":" + String(Math.floor(second % 3600 / 60)).padStart(2, "0");
  const moment = second => dayName(Math.floor(second / DAY)) + " " + clock(second);

  // ---- elements: texts enter the page only as text

  const $ = id => document.getElementById(id);
  function element(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "style") Object.assign(node.style, value);
      else if (name === "click") { if (value) node.addEventListener("click", value); }
      else if (value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter(child => child !== null && child !== undefined));
    return node;
  }
  function fill(id, ...children) { $(id).replaceChildren(...children.filter(child => child !== null)); }
  function bar(s, tone) {
    const inner = element("i", { style: { width: Math.max(s > 0 ? 1 : 0, s * 100) + "%", background: tone || color(s) } });
    return element("div", { class: "bar" }, inner);
  }
  function table(heads, rows) {
    const head = element("tr", {}, ...heads.map(h => element("th", { class: h[1] || null }, h[0])));
    return element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  }
  function showTip(event, title, ...lines) {
    const tip = $("tip");
    tip.replaceChildren(element("b", {}, title), ...lines.filter(line => line).map(line => element("div", {}, line)));
    tip.hidden = false;
    const box = tip.getBoundingClientRect();
    const x = event.clientX + 14 + box.width > innerWidth ? event.clientX - box.width - 12 : event.clientX + 14;
    const y = event.clientY + 14 + box.height > innerHeight ? event.clientY - box.height - 12 : event.clientY + 14;
    tip.style.left = Math.max(4, x) + "px";
    tip.style.top = Math.max(4, y) + "px";
  }
  const hideTip = () => { $("tip").hidden = true; };

  // ---- what the filters let through

  const districtOfArea = area => (area >= 0 ? D.areas[area][3] : -1);
  const inDistrict = area => state.district < 0 || districtOfArea(area) === state.district;
  const onDay = day => state.day < 0 || day === state.day;
  const firstFacility = count;
  const firstOther = count + D.facilities.length;
  const isFacility = place => place >= firstFacility && place < firstOther;
  function placeArea(place) {
    if (place < 0) return -1;
    if (place < count) return communities.area[place];
    return isFacility(place) ? D.facilities[place - firstFacility][5] : D.otherPlaces[place - firstOther][3];
  }
  function placeDistrict(place) {
    return isFacility(place) ? D.facilities[place - firstFacility][4] : districtOfArea(placeArea(place));
  }
  function placeName(place) {
    if (place < 0) return "?";
    if (place < count) return (zh() ? communities.zh : communities.en)[place];
    return isFacility(place) ? called(D.facilities[place - firstFacility]) : called(D.otherPlaces[place - firstOther]);
  }
  function placePoint(place) {
    if (place < count) return [communities.lon[place], communities.lat[place]];
    return isFacility(place) ? D.facilities[place - firstFacility].slice(6, 8) : D.otherPlaces[place - firstOther].slice(4, 6);
  }

  // A trip is [start, end, metres, place, arrival, kg, place, arrival, kg, ...].
  const trips = [];
  D.tours.forEach((tour, index) => tour[3].forEach((trip, nth) => {
    const touched = new Set();
    let kg = 0;
    let drops = 0;
    let loaded = 0;
    for (let i = 3; i < trip.length; i += 3) {
      if (trip[i + 2] > 0) { kg += trip[i + 2]; drops++; touched.add(placeDistrict(trip[i])); }
      if (trip[i + 2] < 0) loaded -= trip[i + 2];
    }
    if (kg === 0) kg = loaded;
    trips.push({ trip, tour: index, nth, fleet: tour[0], vehicle: tour[1], day: tour[2], base: trip[3], kg, drops, touched });
  }));
  const wantedTrips = () => trips.filter(t => onDay(t.day) && (state.district < 0 || t.touched.has(state.district)));

  /** Sums of the cells that the filters let through, by one of their columns (0 area, 1 commodity, 2 class), or by district. */
  function sums(column) {
    const result = new Map();
    const c = D.cells;
    for (let i = 0; i < c.length; i += 6) {
      if (!onDay(c[i + 3]) || !inDistrict(c[i])) continue;
      const key = column === "district" ? districtOfArea(c[i]) : column === "total" ? 0 : c[i + column];
      const sum = result.get(key) || [0, 0];
      sum[0] += c[i + 4];
      sum[1] += c[i + 5];
      result.set(key, sum);
    }
    return result;
  }
  /** Shortage rows that the filters let through. */
  function missing() {
    const rows = [];
    const s = D.shortages;
    for (let i = 0; i < s.length; i += 8) {
      if (onDay(s[i + 3]) && inDistrict(s[i])) {
        rows.push({ area: s[i], commodity: s[i + 1], priority: s[i + 2], cause: s[i + 4], bottleneck: s[i + 5], kg: s[i + 6], places: s[i + 7] });
      }
    }
    return rows;
  }
  /** Transport requests that the filters let through and nobody carries in full. */
  const left = () => D.requests.filter(row => inDistrict(row[0]) && onDay(row[1]));

  /** A line for each of them. */
  function leftLines() {
    const MOST = 40;
    const rows = left();
    if (!rows.length) return null;
    return element("ul", {}, ...rows.slice(0, MOST).map(row => element("li", {}, row[zh() ? 3 : 4])),
      rows.length > MOST ? element("li", {}, word("html.requestsMore", whole(rows.length - MOST))) : null);
  }
  function peopleByArea() {
    const people = new Array(D.areas.length).fill(0);
    for (let i = 0; i < count; i++) if (communities.area[i] >= 0) people[communities.area[i]] += communities.people[i];
    return people;
  }
  const people = peopleByArea();
  const causeText = row =>
    word(D.causes[row.cause]) + (row.bottleneck >= 0 && D.bottlenecks[row.bottleneck][0] ? word("html.at", called(D.bottlenecks[row.bottleneck])) : "");

  // ---- the first lines

  function verdict() {
    const total = sums("total").get(0) || [0, 0];
    const streets = [...sums(0)].filter(([area, sum]) => area >= 0 && D.areas[area][4] && sum[0] > 0)
      .map(([area, sum]) => ({ area, s: share(sum[1], sum[0]) }))
      .sort((a, b) => a.s - b.s || (D.areas[a.area][0] < D.areas[b.area][0] ? -1 : 1));
    const worst = streets[0];
    const requests = left();
    let first = null;
    if (share(total[1], total[0]) >= 1) {
      if (!requests.length) first = word(total[0] > 0 || D.requested ? "html.allServed" : "html.nothing");
    } else if (!worst || worst.s >= 1) first = word("html.outsideStreets");
    else {
      const causes = d3.rollup(missing().filter(row => row.area === worst.area), rows => d3.sum(rows, row => row.kg), row => row.cause + "/" + row.bottleneck);
      const main = [...causes].sort((a, b) => b[1] - a[1])[0];
      const district = districtOfArea(worst.area);
      first = word("html.worstLine", called(D.areas[worst.area]), district < 0 ? "" : called(D.districts[district]), percent(worst.s));
      const tested = testedCause(worst.area);
      if (tested !== null) first += word("html.because", word(D.causes[tested]));
      else if (main) {
        const [cause, bottleneck] = main[0].split("/").map(Number);
        first += word("html.because", causeText({ cause, bottleneck }));
      }
    }
    const badge = D.sound
      ? element("span", { class: "badge" }, word("html.sound"))
      : element("span", { class: "badge bad" }, word(D.violationCount === 1 ? "html.unsound.one" : "html.unsound", whole(D.violationCount)));
    const stopped = D.manifest.complete ? null : element("span", { class: "badge bad" }, word("html.stopped"));
    const short = streets.filter(street => street.s < 0.8).length;
    $("verdict").className = D.sound ? "verdict" : "verdict unsound";
    fill("verdict", first ? element("p", { class: "first", id: "worst-line" }, first) : null,
      requests.length ? element("p", { class: "first", id: "requests-line" }, requestsLine(requests)) : null,
      element("p", {}, badge, stopped, word("html.summary", percent(share(total[1], total[0])), tonnes(total[0]), whole(short), whole(streets.length))),
      help(), D.floors && belowFloor() ? element("p", { id: "floor-line" }, counted("html.floorLine", belowFloor())) : null);
  }

  /** How many requests nobody carries in full, and most often why. */
  function requestsLine(requests) {
    const causes = d3.rollups(requests, rows => rows.length, row => row[2]).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return word(requests.length === 1 ? "html.requestsLine.one" : "html.requestsLine", whole(requests.length), word(D.causes[causes[0][0]]));
  }

  /** The cause that costs a street most by test; null where none was tested. */
  function testedCause(street) {
    const area = D.why && D.why.areas.find(other => other.area === street);
    return area && area.causes.length ? area.causes[0][0] : null;
  }

  /** The cure that was proved to bring most. */
  function help() {
    if (!D.why) return null;
    const cures = D.why.areas.filter(area => inDistrict(area.area)).flatMap(area => area.cures.map(cure => ({ area, cure, kg: cure[4] - cure[3] })));
    const best = cures.sort((a, b) => b.kg - a.kg)[0];
    return best ? element("p", { id: "help-line" }, word("html.helpLine", best.cure[zh() ? 1 : 2], tonnes(best.kg), called(best.area))) : null;
  }

  function tiles() {
    const total = sums("total").get(0) || [0, 0];
    const classes = sums(2);
    const picked = wantedTrips();
    const vehicles = new Set(picked.map(t => t.fleet + "/" + t.vehicle)).size;
    const metres = d3.sum(picked, t => t.trip[2]);
    const residents = d3.sum(people.filter((p, area) => inDistrict(area)));
    const tile = (name, value, unit, hint, id) =>
      element("div", { class: "tile", id: id || null }, element("div", { class: "name" }, name),
        element("div", { class: "value" }, value, unit ? element("small", {}, unit) : null), hint ? element("div", { class: "hint" }, hint) : null);
    const list = [
      tile(word("html.coverage"), percent(share(total[1], total[0])), "", word("html.people", whole(residents)), "tile-coverage"),
      tile(word("html.needed"), tonnes(total[0]), word("html.t"), "", "tile-needed"),
      tile(word("html.delivered"), tonnes(total[1]), word("html.t"), "", "tile-delivered"),
      tile(word("html.missing"), tonnes(Math.max(0, total[0] - total[1])), word("html.t"), "", "tile-missing")];
    const first = [...classes.keys()].sort((a, b) => a - b)[0];
    if (first !== undefined && D.classes.length > 1) {
      list.push(tile(called(D.classes[first]), percent(share(classes.get(first)[1], classes.get(first)[0])), "", word("html.firstClass")));
    }
    list.push(tile(word("html.vehiclesUsed"), whole(vehicles), "", word("html.tripsHint", whole(picked.length)), "tile-vehicles"),
      tile(word("html.distance"), whole(metres / 1000), "km", picked.length ? word("html.perTrip", number(metres / 1000 / picked.length, 1)) : ""));
    const f = D.figures;
    list.push(
      tile(word("html.gini"), number(f.gini, 3), "", word("html.city")),
      tile(word("html.spoiled"), tonnes(f.spoiledKg), word("html.t"), word("html.city")),
      tile(word("html.contacts"), whole(f.contacts), "", word("html.city")));
    fill("tiles", ...list);
  }

  // ---- coverage tables

  function coverageTable(id, rows, pick) {
    if (!rows.length) return fill(id, element("p", { class: "empty" }, word("html.nothing")));
    fill(id, table([[word("html.name")], [word("html.missing") + word("html.at", word("html.t")), "num"], [word("html.coverage"), "num"]],
      rows.map(row => {
        const tr = element("tr", { class: pick ? "pick" + (row.picked ? " picked" : "") : null, "data-key": row.key, tabindex: pick ? 0 : null, click: pick ? () => pick(row) : null },
          element("td", {}, row.name, row.sub ? element("span", { class: "sub" }, " " + row.sub) : null, bar(row.s)),
          element("td", { class: "num" }, tonnes(Math.max(0, row.demand - row.served))),
          element("td", { class: "num" }, element("b", {}, percent(row.s))));
        if (pick) tr.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(row); } });
        return tr;
      })));
  }
  function rowsOf(map, list, order) {
    const rows = [...map].filter(([key, sum]) => key >= 0 && sum[0] > 0)
      .map(([key, sum]) => ({ key, name: called(list[key]), demand: sum[0], served: sum[1], s: share(sum[1], sum[0]) }));
    return order ? rows.sort((a, b) => a.key - b.key) : rows.sort((a, b) => a.s - b.s || (list[a.key][0] < list[b.key][0] ? -1 : 1));
  }
  function coverage() {
    coverageTable("by-commodity", rowsOf(sums(1), D.commodities, true));
    coverageTable("by-class", rowsOf(sums(2), D.classes, true));
    const kept = state.district;
    state.district = -1;
    const districts = rowsOf(sums("district"), D.districts);
    state.district = kept;
    districts.forEach(row => { row.picked = row.key === kept; });
    coverageTable("by-district", districts, row => choose(row.key === state.district ? -1 : row.key));
    const streets = rowsOf(sums(0), D.areas).filter(row => D.areas[row.key][4]);
    streets.forEach(row => {
      row.picked = row.key === state.street;
      const district = districtOfArea(row.key);
      row.sub = district >= 0 && state.district < 0 ? called(D.districts[district]) : "";
    });
    coverageTable("worst", streets, row => {
      state.street = row.key === state.street ? -1 : row.key;
      coverage();
      map.focus(state.street);
    });
  }

  // ---- shortages

  function shortages() {
    const rows = missing();
    const total = d3.sum(rows, row => row.kg);
    if (!rows.length) return fill("shortages", leftLines() || element("p", { class: "empty" }, word("html.nothingMissing")));
    const names = (pairs, list) => pairs.slice(0, 3).map(([key]) => (key >= 0 && list[key][0] ? called(list[key]) : "-")).join(word("list.and"))
      + (pairs.length > 3 ? word("html.more", whole(pairs.length - 3)) : "");
    const ranked = (parts, key) => d3.rollups(parts, p => d3.sum(p, row => row.kg), row => row[key]).sort((a, b) => b[1] - a[1]);
    const cells = (parts, kg) => [
      element("td", { class: "wide" }, names(ranked(parts, "commodity"), D.commodities)),
      element("td", { class: "wide" }, names(ranked(parts, "area"), D.areas)),
      element("td", { class: "num" }, tonnes(kg)),
      element("td", { class: "num" }, percent(kg / total), bar(kg / total, "#cb6d1d"))];
    const MOST = 40;
    const list = [];
    for (const [cause, kg] of ranked(rows, "cause")) {
      const parts = rows.filter(row => row.cause === cause);
      const bottlenecks = ranked(parts, "bottleneck");
      const named = bottlenecks.filter(([key]) => D.bottlenecks[key][0]);
      const open = state.open.has(cause);
      const title = named.length
        ? element("button", { type: "button", "aria-expanded": String(open), click: () => { if (open) state.open.delete(cause); else state.open.add(cause); shortages(); } }, word(D.causes[cause]))
        : element("b", {}, word(D.causes[cause]));
      list.push(element("tr", { class: "group" },
        element("td", {}, title, element("div", { class: "sub" }, named.length ? names(named, D.bottlenecks) : word("html.noBottleneck"))), ...cells(parts, kg)));
      if (open) {
        for (const [key, part] of named.slice(0, MOST)) {
          list.push(element("tr", { class: "part" }, element("td", {}, called(D.bottlenecks[key])), ...cells(parts.filter(row => row.bottleneck === key), part)));
        }
        if (named.length > MOST) {
          list.push(element("tr", { class: "part" }, element("td", { colspan: 5 }, word("html.moreCauses", whole(named.length - MOST), tonnes(d3.sum(named.slice(MOST), n => n[1]))))));
        }
      }
    }
    fill("shortages", table([[word("html.causeAndBottleneck")], [word("html.goods"), "wide"], [word("html.streets"), "wide"],
      [word("html.missing") + word("html.at", word("html.t")), "num"], [word("html.ofMissing"), "num"]], list), leftLines());
  }

  // ---- the floors

  /** How many needs in view are below their floor. */
  const belowFloor = () => (state.district < 0 ? D.floors.count : D.floors.byDistrict[state.district]);

  /** Who is below what the city wants everybody to have, and why they cannot all be brought to it. */
  function floors() {
    $("floor-card").hidden = !D.floors;
    if (!D.floors) return;
    const { below, most, proved } = D.floors;
    const count = belowFloor();
    if (!count) return fill("floors", element("p", { class: "empty" }, word("html.floorsReached")));
    const rows = below.filter(row => inDistrict(row[0])).slice(0, most);
    fill("floors",
      element("p", { class: "sub" }, counted(proved.length ? "html.floorsNote" : "html.floorsNotProved", count)),
      element("ul", {}, ...proved.map(text => element("li", {}, text[zh() ? 0 : 1]))),
      table([[word("html.name")], [word("html.goods")], [word("html.byClass"), "wide"], [word("html.needed"), "num"], [word("html.floor"), "num"], [word("html.gets"), "num"], [word("html.coverage"), "num"]],
        rows.map(row => element("tr", {},
          element("td", {}, row[zh() ? 1 : 2], row[0] >= 0 ? element("span", { class: "sub" }, " " + called(D.areas[row[0]])) : null),
          element("td", {}, called(D.commodities[row[3]])),
          element("td", { class: "wide" }, called(D.classes[row[4]])),
          element("td", { class: "num" }, whole(row[5])),
          element("td", { class: "num" }, whole(row[6])),
          element("td", { class: "num" }, whole(row[7])),
          element("td", { class: "num" }, element("b", {}, percent(share(row[7], row[5])))))),
      ), count > rows.length ? element("p", { class: "sub" }, word("html.floorsMore", whole(count - rows.length))) : null);
  }

  // ---- how fair it is, and what more would be worth

  function worth() {
    const f = D.figures;
    const hundredth = x => number(x, 3);
    const line = f.firstSupplySeconds > 0
      ? word("html.fairLine", hundredth(f.theilBetween), hundredth(f.theilWithin), moment(f.firstSupplySeconds), whole(f.unsupplied))
      : word("html.fairLineNone", hundredth(f.theilBetween), hundredth(f.theilWithin), whole(f.unsupplied));
    const a = D.appraisal;
    const proved = a && (a.gap === undefined ? word("html.gapNone", D.manifest.allocation)
      : a.gap > 0.1 ? word("html.gapWide", D.manifest.allocation, number(a.gap * 100, 0) + " %")
      : word("html.gapLine", D.manifest.allocation, number(a.gap * 100, a.gap < 0.001 ? 4 : 2) + " %"));
    // Rounded up, as it is said to be no more.
    const fairness = a && a.priceOfFairness !== undefined
      ? element("p", {}, word("html.priceOfFairness", D.manifest.allocation, number(Math.ceil(a.priceOfFairness * 1e4) / 100, 2) + " %")) : null;
    const rounded = a && a.wholeLoads;
    const loads = rounded && rounded[2] > 0
      ? element("p", {}, word("html.wholeLoads", whole(rounded[2]), number(rounded[3], 1), whole(rounded[4] / 100)) + " " + (rounded[0] > 0
        ? word("html.wholeLoadsMissing", number(rounded[0] / 1000, 2), whole(rounded[1] / 100)) : word("html.wholeLoadsNothing"))) : null;
    fill("worth", element("p", {}, line), a ? element("p", {}, proved) : null, fairness, loads,
      D.worst.length ? element("ul", {}, ...D.worst.map(text => element("li", {}, text[zh() ? 0 : 1]))) : null,
      !a ? null : !a.prices.length ? element("p", { class: "empty" }, word("html.worthNothing"))
        : element("p", { class: "sub" }, word("html.worthNote")),
      a && a.prices.length ? table([[word("html.worthOf")], [word("html.worthMoney"), "num"], [word("html.worthDay"), "wide"], [word("html.worthWeight"), "num"]],
        a.prices.map(p => element("tr", {},
          element("td", {}, p[zh() ? 1 : 2], element("span", { class: "sub" }, " " + word(D.causes[p[0]]))),
          element("td", { class: "num" }, element("b", {}, whole(p[3] / 100))),
          element("td", { class: "wide" }, dayName(p[4])),
          element("td", { class: "num" }, percent(p[5]), bar(p[5], "#cb6d1d"))))) : null);
  }

  // ---- what was tested

  /** Why the streets that lack most lack it, and what was proved to help. */
  function why() {
    $("why-card").hidden = !D.why;
    if (!D.why) return;
    const areas = D.why.areas.filter(area => inDistrict(area.area));
    const parts = areas.map(area => {
      const district = districtOfArea(area.area);
      const causes = area.causes.map(cause => element("tr", {},
        element("td", {}, word(D.causes[cause[0]]), bar(share(cause[1], area.missing), "#cb6d1d")),
        element("td", { class: "num" }, tonnes(cause[1]))));
      const cures = area.cures.map(cure => element("tr", {},
        element("td", {}, cure[zh() ? 1 : 2], element("div", { class: "sub" }, [...new Set(cure[0])].map(cause => word(D.causes[cause])).join(" + "))),
        element("td", { class: "num" }, number(cure[3] / 1000, 2)),
        element("td", { class: "num" }, number(cure[4] / 1000, 2)),
        element("td", { class: "num" }, element("b", {}, "+" + tonnes(cure[4] - cure[3])))));
      const t = word("html.at", word("html.t"));
      return element("div", { class: "explained" },
        element("h3", {}, called(area) + (district < 0 ? "" : word("html.at", called(D.districts[district]))) + " · " + word("html.whyMissing", tonnes(area.missing))),
        area.search > 1 ? element("p", { class: "sub" }, word("why.search", tonnes(area.search))) : null,
        element("div", { class: "two" },
          causes.length
            ? table([[word(area.together ? "html.causesTogether" : "html.causesTested")], [word("html.whyCosts") + t, "num"]], causes)
            : element("p", { class: "empty" }, word("why.none")),
          cures.length
            ? table([[word("html.cures")], [word("html.cureBefore") + t, "num"], [word("html.cureAfter") + t, "num"], [word("html.cureMore") + t, "num"]], cures)
            : element("p", { class: "empty" }, word("html.noCure"))));
    });
    const none = D.why.areas.length ? "html.whyElsewhere" : "html.nothingMissing";
    fill("why", D.why.areas.length ? element("p", { class: "sub" }, word("html.whyNote", whole(D.why.tests))) : null,
      ...(parts.length ? parts : [(!D.why.areas.length && leftLines()) || element("p", { class: "empty" }, word(none))]));
  }

  // ---- what is otherwise than in the plan before

  const vehicleName = visit => (visit[0] < 0 ? "?" : called(D.fleets[visit[0]])) + " #" + (visit[1] + 1);
  const vehicleBase = visit => (visit[0] < 0 || D.fleets[visit[0]][6] < 0 ? "" : called(D.facilities[D.fleets[visit[0]][6]]));
  const visitText = (visit, loads) =>
    visit ? moment(visit[2]) + " · " + word(loads ? "diff.LOADS" : "diff.UNLOADS") + " " + (visit[3] < 1000 ? number(visit[3], visit[3] < 10 ? 1 : 0) + " kg" : tonnes(visit[3]) + " " + word("html.t")) + " · " + vehicleName(visit) + " · " + vehicleBase(visit) + (visit.length > 4 ? " · " + visit[zh() ? 4 : 5] : "") : "–";
  const receiptText = (convoy, receipt) => (receipt ? moment(receipt[2]) + " · " + word("diff.dock", convoy, placeName(receipt[0]), receipt[1] + 1) : "–");
  /** Who must be told what: by vehicle, by street or warehouse, and the points at which convoys arrive. */
  function changes() {
    $("changes-card").hidden = !D.diff;
    if (!D.diff) return;
    const picked = D.diff.changes.filter(c => onDay(c[1]) && (state.district < 0 || placeDistrict(c[2]) === state.district));
    const convoys = D.diff.convoys.filter(c => [c[3], c[4]].some(r => r && onDay(Math.floor(r[2] / 86400)) && (state.district < 0 || placeDistrict(r[0]) === state.district)));
    const vehicles = new Map();
    const receivers = new Map();
    const put = (groups, key, name, sub, change) => {
      if (!groups.has(key)) groups.set(key, { key, name, sub, list: [] });
      groups.get(key).list.push(change);
    };
    for (const change of picked) {
      const told = new Map([change[3], change[4]].filter(visit => visit).map(visit => ["v" + visit[0] + "/" + visit[1], visit]));
      told.forEach((visit, key) => put(vehicles, key, vehicleName(visit), vehicleBase(visit), change));
      const area = isFacility(change[2]) ? -1 : placeArea(change[2]);
      const district = placeDistrict(change[2]);
      put(receivers, area < 0 ? "p" + change[2] : "a" + area, area < 0 ? placeName(change[2]) : called(D.areas[area]), district < 0 ? "" : called(D.districts[district]), change);
    }
    const kinds = list => d3.rollups(list, part => part.length, c => c[0]).sort((a, b) => a[0] - b[0]);
    const counts = list => kinds(list).map(([kind, n]) => word("diff." + D.diff.kinds[kind]) + " " + whole(n)).join(word("list.and"));
    const MOST = 60;
    const groups = (map, title, open) => {
      const list = [...map.values()].sort((a, b) => b.list.length - a.list.length || (a.key < b.key ? -1 : 1));
      const rows = list.slice(0, MOST).flatMap(group => {
        const shown = state.told.has(group.key);
        const toggle = () => { if (shown) state.told.delete(group.key); else state.told.add(group.key); changes(); };
        const head = element("tr", { class: "group" },
          element("td", {}, element("button", { type: "button", "aria-expanded": String(shown), click: toggle }, group.name), element("div", { class: "sub" }, group.sub)),
          element("td", {}, counts(group.list)),
          element("td", { class: "num" }, whole(group.list.length)));
        return [head, ...(shown ? group.list.map(c => element("tr", { class: "part" },
          element("td", {}, placeName(c[2])),
          element("td", { colspan: 2 }, element("b", {}, word("diff." + D.diff.kinds[c[0]])), element("div", {}, word("html.announced", visitText(c[3], c[5]))), element("div", {}, word("html.nowIs", visitText(c[4], c[5])))))) : [])];
      });
      return element("div", { id: open },
        element("h3", {}, title + word("html.at", whole(list.length))),
        element("div", { class: "scroll" }, table([[word("html.name")], [word("html.what")], [word("html.howMany"), "num"]], rows),
          list.length > MOST ? element("p", { class: "empty" }, word("html.moreChanges", whole(list.length - MOST))) : null));
    };
    const tile = (name, value) => element("div", { class: "tile" }, element("div", { class: "name" }, name), element("div", { class: "value" }, whole(value)));
    fill("changes",
      element("p", { id: "changes-line" }, D.diff.changes.length + D.diff.convoys.length
        ? word("diff.summary", whole(picked.length), whole(D.diff.unchanged), whole(vehicles.size), whole(receivers.size), whole(convoys.length)) : word("diff.nothing")),
      ...(picked.length ? [
        element("div", { class: "tiles" }, ...kinds(picked).map(([kind, n]) => tile(word("diff." + D.diff.kinds[kind]), n))),
        element("div", { class: "two" }, groups(vehicles, word("html.tellVehicles"), "told-vehicles"), groups(receivers, word("html.tellReceivers"), "told-receivers"))] : []),
      ...(convoys.length ? [element("div", { id: "told-gates" },
        element("h3", {}, word("diff.tellGates")),
        element("div", { class: "scroll" }, table([[word("html.name")], [word("html.what")]], convoys.map(c => element("tr", {},
          element("td", {}, called(c)),
          element("td", {}, element("b", {}, word("diff." + D.diff.kinds[c[0]])), element("div", {}, word("html.announced", receiptText(called(c), c[3]))), element("div", {}, word("html.nowIs", receiptText(called(c), c[4])))))))) )] : []));
  }

  // ---- the map

  const map = (function () {
    const box = $("map");
    const canvas = box.querySelector("canvas");
    const context = canvas.getContext("2d");
    const KIND_SYMBOLS = [d3.symbolSquare, d3.symbolSquare, d3.symbolCircle, d3.symbolTriangle, d3.symbolDiamond, d3.symbolCross, d3.symbolStar, d3.symbolCircle];
    const KIND_SIZES = [150, 90, 34, 110, 110, 70, 90, 16];
    const KIND_COLORS = ["#16324a", "#3c6182", "#3c6182", "#7a3e9d", "#7a3e9d", "#2e7d6b", "#2e7d6b", "#6b7d8f"];
    const everyPoint = [];
    for (let i = 0; i < firstOther; i++) everyPoint.push(placePoint(i));
    const middle = d3.mean(everyPoint, p => p[1]) || 0;
    const stretch = Math.cos(middle * Math.PI / 180);
    const flat = p => [p[0] * stretch * 1000, -p[1] * 1000];
    const points = everyPoint.map(flat);
    const homes = points.slice(0, count);
    const crossings = D.crossings.map(c => flat([c[3], c[4]]));
    const cells = count > 2 ? cellsAround(homes) : homes.map(p => circle(p, 2));
    const borders = count > 2 && !D.polygons.length ? bordersBetween(homes) : null;
    const delaunay = count > 0 ? d3.Delaunay.from(homes) : null;
    let transform = d3.zoomIdentity;
    let fit = d3.zoomIdentity;
    let width = 0;
    let height = 0;
    let shaded = [];
    let outlines = [];
    let flows = [];
    let routes = [];
    let waiting = false;

    function circle(centre, radius) {
      return d3.range(12).map(i => [centre[0] + radius * Math.cos(i * Math.PI / 6), centre[1] + radius * Math.sin(i * Math.PI / 6)]);
    }
    /** The cell of each community: what is nearer to it than to any other, and not far away from it. */
    function cellsAround(centres) {
      const [[x0, x1], [y0, y1]] = [d3.extent(centres, p => p[0]), d3.extent(centres, p => p[1])];
      const margin = Math.max(x1 - x0, y1 - y0, 1) * 0.1;
      const net = d3.Delaunay.from(centres);
      const voronoi = net.voronoi([x0 - margin, y0 - margin, x1 + margin, y1 + margin]);
      const away = centres.map((p, i) => {
        const distances = [...net.neighbors(i)].map(j => Math.hypot(p[0] - centres[j][0], p[1] - centres[j][1])).sort((a, b) => a - b);
        return Math.min(1.1 * d3.median(distances), 1.8 * distances[Math.min(1, distances.length - 1)]) || 2;
      });
      const usual = d3.median(away) || 2;
      return centres.map((p, i) => {
        const cell = voronoi.cellPolygon(i);
        return cell ? clip(cell.slice(0, -1), circle(p, Math.min(away[i], usual * 5))) : [];
      });
    }
    /** The edges between cells of different streets, as far as both cells reach there. */
    function bordersBetween(centres) {
      const net = d3.Delaunay.from(centres);
      const { triangles, halfedges } = net;
      const corners = net.voronoi().circumcenters;
      const path = new Path2D();
      for (let e = 0; e < halfedges.length; e++) {
        const h = halfedges[e];
        if (h < e) continue;
        const i = triangles[e];
        const j = triangles[h];
        if (communities.area[i] === communities.area[j]) continue;
        const a = [corners[2 * Math.floor(e / 3)], corners[2 * Math.floor(e / 3) + 1]];
        const b = [corners[2 * Math.floor(h / 3)], corners[2 * Math.floor(h / 3) + 1]];
        const reach = d3.max(cells[i], p => Math.hypot(p[0] - centres[i][0], p[1] - centres[i][1])) * 1.02;
        if (Math.max(Math.hypot(a[0] - centres[i][0], a[1] - centres[i][1]), Math.hypot(b[0] - centres[i][0], b[1] - centres[i][1])) <= reach) {
          path.moveTo(a[0], a[1]);
          path.lineTo(b[0], b[1]);
        }
      }
      return path;
    }
    /** The part of a polygon inside a convex one whose corners turn the same way (Sutherland and Hodgman, 1974). */
    function clip(subject, window) {
      let result = subject;
      for (let i = 0; i < window.length && result.length; i++) {
        const a = window[i];
        const b = window[(i + 1) % window.length];
        const side = p => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
        const kept = [];
        for (let j = 0; j < result.length; j++) {
          const p = result[j];
          const q = result[(j + 1) % result.length];
          const sp = side(p);
          const sq = side(q);
          if (sp >= 0) kept.push(p);
          if (sp >= 0 !== sq >= 0) kept.push([p[0] + (q[0] - p[0]) * sp / (sp - sq), p[1] + (q[1] - p[1]) * sp / (sp - sq)]);
        }
        result = kept;
      }
      return result;
    }
    function trace(path, ring) {
      ring.forEach((p, i) => (i ? path.lineTo(p[0], p[1]) : path.moveTo(p[0], p[1])));
      path.closePath();
    }

    function communityShare(i) {
      let demand = 0;
      let served = 0;
      for (let day = 0; day < days; day++) {
        if (onDay(day)) { demand += communities.demand[day][i]; served += communities.served[day][i]; }
      }
      return demand > 0 ? share(served, demand) : null;
    }
    function shade() {
      const byArea = sums(0);
      const areaShare = area => { const sum = byArea.get(area); return sum && sum[0] > 0 ? share(sum[1], sum[0]) : null; };
      const byDistrict = sums("district");
      const fine = $("shade").value === "community";
      const paths = new Map();
      const path = tone => { if (!paths.has(tone)) paths.set(tone, new Path2D()); return paths.get(tone); };
      outlines = [];
      if (D.polygons.length && !fine) {
        const finest = D.polygons.some(p => p[0] === "area") ? "area" : D.polygons.some(p => p[0] === "district") ? "district" : "community";
        for (const polygon of D.polygons) {
          const [kind, index] = polygon;
          const here = kind === "district" ? state.district < 0 || index === state.district : inDistrict(kind === "area" ? index : communities.area[index]);
          const rings = polygon.slice(2).map(ring => d3.range(0, ring.length, 2).map(i => flat([ring[i], ring[i + 1]])));
          const outline = new Path2D();
          rings.forEach(ring => trace(outline, ring));
          outlines.push([outline, kind]);
          if (kind === finest && here) {
            const sum = byDistrict.get(index);
            const s = kind === "area" ? areaShare(index) : kind === "community" ? communityShare(index) : sum && sum[0] > 0 ? share(sum[1], sum[0]) : null;
            rings.forEach(ring => trace(path(s === null ? NONE : color(s)), ring));
          }
        }
      } else {
        for (let i = 0; i < count; i++) {
          const area = communities.area[i];
          const s = !inDistrict(area) ? undefined : fine ? communityShare(i) : areaShare(area);
          const tone = s === undefined ? "#e3e8ec" : s === null ? NONE : color(s);
          if (cells[i].length) trace(path(tone), cells[i]);
        }
      }
      shaded = [...paths];
    }
    function lines() {
      const picked = wantedTrips();
      const between = new Map();
      const deliveries = [];
      for (const t of picked) {
        let delivers = false;
        for (let i = 6; i < t.trip.length; i += 3) {
          if (t.trip[i + 2] <= 0) continue;
          if (isFacility(t.trip[i])) {
            if (state.district >= 0 && placeDistrict(t.trip[i]) !== state.district) continue;
            const key = t.base + "/" + t.trip[i];
            between.set(key, (between.get(key) || 0) + t.trip[i + 2]);
          } else delivers = true;
        }
        if (delivers) deliveries.push(t);
      }
      flows = [...between].map(([key, kg]) => { const [from, to] = key.split("/").map(Number); return { from, to, kg }; }).sort((a, b) => a.kg - b.kg);
      const MOST = 1500;
      const shown = state.district < 0 && deliveries.length > MOST ? [] : deliveries.slice(0, MOST);
      routes = shown.map(t => {
        const path = new Path2D();
        for (let i = 3; i < t.trip.length; i += 3) {
          const p = points[t.trip[i]];
          if (p) { if (i === 3) path.moveTo(p[0], p[1]); else path.lineTo(p[0], p[1]); }
        }
        return { path, tone: PALETTE[(t.fleet * 7 + t.vehicle) % PALETTE.length], trip: t };
      });
      const hidden = deliveries.length - shown.length;
      $("map-note").textContent = !$("show-routes").checked || !hidden ? "" : shown.length
        ? word("html.someRoutes", whole(shown.length), whole(deliveries.length)) : word("html.noRoutes", whole(deliveries.length));
    }

    function draw() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; paint(); });
    }
    function paint() {
      const scale = devicePixelRatio || 1;
      const k = transform.k;
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, width, height);
      context.translate(transform.x, transform.y);
      context.scale(k, k);
      context.lineJoin = "round";
      for (const [tone, path] of shaded) {
        context.fillStyle = tone;
        context.strokeStyle = tone;
        context.lineWidth = 0.7 / k;
        context.fill(path, "evenodd");
        context.stroke(path);
      }
      if (borders) {
        context.strokeStyle = "rgba(255,255,255,.6)";
        context.lineWidth = 0.9 / k;
        context.stroke(borders);
      }
      for (const [path, kind] of outlines) {
        context.strokeStyle = kind === "district" ? "#56697b" : "#ffffff";
        context.lineWidth = (kind === "district" ? 1 : 0.6) / k;
        context.stroke(path);
      }
      if (state.street >= 0) {
        context.strokeStyle = "#111820";
        context.lineWidth = 1 / k;
        for (let i = 0; i < count; i++) {
          if (communities.area[i] === state.street) { const path = new Path2D(); trace(path, cells[i]); context.stroke(path); }
        }
      }
      if ($("show-routes").checked) {
        context.lineWidth = 1.1 / k;
        context.globalAlpha = routes.length > 400 ? 0.35 : 0.7;
        for (const route of routes) { context.strokeStyle = route.tone; context.stroke(route.path); }
        context.globalAlpha = 1;
      }
      if ($("show-flows").checked && flows.length) {
        const widest = Math.sqrt(d3.max(flows, f => f.kg));
        context.strokeStyle = "#16324a";
        context.lineCap = "round";
        for (const flow of flows) {
          const a = points[flow.from];
          const b = points[flow.to];
          if (!a || !b) continue;
          context.globalAlpha = 0.3;
          context.lineWidth = (0.6 + 5 * Math.sqrt(flow.kg) / widest) / k;
          context.beginPath();
          context.moveTo(a[0], a[1]);
          const bend = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * 0.12, (a[1] + b[1]) / 2 + (b[0] - a[0]) * 0.12];
          context.quadraticCurveTo(bend[0], bend[1], b[0], b[1]);
          context.stroke();
        }
        context.globalAlpha = 1;
      }
      context.setTransform(scale, 0, 0, scale, 0, 0);
      if ($("show-crossings").checked) {
        crossings.forEach((p, i) => {
          const [x, y] = transform.apply(p);
          const open = D.crossings[i][5].some((o, day) => onDay(day) && o);
          context.strokeStyle = open ? "#39424c" : "#a8480b";
          context.lineWidth = 1.6;
          context.beginPath();
          if (open) { context.moveTo(x - 5, y - 3); context.lineTo(x + 5, y - 3); context.moveTo(x - 5, y + 3); context.lineTo(x + 5, y + 3); }
          else { context.moveTo(x - 4, y - 4); context.lineTo(x + 4, y + 4); context.moveTo(x + 4, y - 4); context.lineTo(x - 4, y + 4); }
          context.stroke();
        });
      }
      if ($("show-facilities").checked) {
        for (const i of facilityOrder) {
          const f = D.facilities[i];
          const [x, y] = transform.apply(points[firstFacility + i]);
          if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue;
          symbol(context, f[3], x, y, state.district < 0 || f[4] < 0 || f[4] === state.district ? 1 : 0.35, f[3] === 2 && k < fit.k * 1.5 && D.facilities.length > 100 ? 0.35 : 1);
        }
      }
    }
    const facilityOrder = d3.range(D.facilities.length).sort((a, b) => KIND_SIZES[D.facilities[a][3]] - KIND_SIZES[D.facilities[b][3]]);
    function symbol(ctx, kind, x, y, alpha, size) {
      ctx.save();
      ctx.globalAlpha = alpha;
      ctx.translate(x, y);
      ctx.beginPath();
      d3.symbol(KIND_SYMBOLS[kind], KIND_SIZES[kind] * size).context(ctx)();
      ctx.fillStyle = KIND_COLORS[kind];
      ctx.fill();
      ctx.lineWidth = 1.2;
      ctx.strokeStyle = "#fff";
      ctx.stroke();
      ctx.restore();
    }

    function bounds(list) {
      if (!list.length) return fit;
      const [[x0, x1], [y0, y1]] = [d3.extent(list, p => p[0]), d3.extent(list, p => p[1])];
      const w = Math.max(x1 - x0, 4);
      const h = Math.max(y1 - y0, 4);
      const k = Math.min(width / w, height / h) * 0.9;
      return d3.zoomIdentity.translate(width / 2, height / 2).scale(k).translate(-(x0 + x1) / 2, -(y0 + y1) / 2);
    }
    const zoom = d3.zoom().on("zoom", event => { transform = event.transform; draw(); hideTip(); });
    const selection = d3.select(canvas).call(zoom);
    function goTo(target, animated) {
      zoom.scaleExtent([fit.k * 0.5, fit.k * 200]);
      if (animated && !matchMedia("(prefers-reduced-motion: reduce)").matches) selection.transition().duration(450).call(zoom.transform, target);
      else selection.call(zoom.transform, target);
    }
    function resize() {
      const rect = box.getBoundingClientRect();
      if (Math.round(rect.width) === width && Math.round(rect.height) === height) return;
      width = Math.round(rect.width);
      height = Math.round(rect.height);
      const scale = devicePixelRatio || 1;
      canvas.width = width * scale;
      canvas.height = height * scale;
      canvas.style.width = width + "px";
      canvas.style.height = height + "px";
      fit = bounds(points.length ? points : homes);
      home(false);
    }
    function home(animated) {
      const list = state.district < 0 ? points : homes.filter((p, i) => districtOfArea(communities.area[i]) === state.district);
      goTo(list.length ? bounds(list) : fit, animated);
    }
    function focus(street) {
      const list = street < 0 ? [] : homes.filter((p, i) => communities.area[i] === street);
      if (list.length) goTo(bounds(list), true); else home(true);
      draw();
    }
    function hover(event) {
      const [x, y] = d3.pointer(event, canvas);
      if ($("show-facilities").checked) {
        for (let n = facilityOrder.length - 1; n >= 0; n--) {
          const i = facilityOrder[n];
          const p = transform.apply(points[firstFacility + i]);
          if (Math.hypot(p[0] - x, p[1] - y) < 8) {
            const f = D.facilities[i];
            const last = stockNow(i);
            return showTip(event, called(f), word(D.kinds[f[3]]), f[4] >= 0 ? called(D.districts[f[4]]) : "", last === null ? "" : word("html.stockTip", tonnes(last[0]), tonnes(last[1])));
          }
        }
      }
      if ($("show-crossings").checked) {
        for (let i = 0; i < crossings.length; i++) {
          const p = transform.apply(crossings[i]);
          if (Math.hypot(p[0] - x, p[1] - y) < 7) return showTip(event, called(D.crossings[i]), word("html.crossing"), D.crossings[i][5].every(o => o) ? "" : word("html.closed"));
        }
      }
      const at = transform.invert([x, y]);
      const nearest = delaunay ? delaunay.find(at[0], at[1]) : -1;
      if (nearest >= 0 && cells[nearest].length && d3.polygonContains(cells[nearest], at)) {
        const area = communities.area[nearest];
        const s = communityShare(nearest);
        const levels = communities.control[Math.max(0, state.day)];
        const where = [area >= 0 ? called(D.areas[area]) : "", districtOfArea(area) >= 0 ? called(D.districts[districtOfArea(area)]) : ""].filter(t => t).join(" · ");
        const sum = sums(0).get(area);
        return showTip(event, placeName(nearest), where, word("html.people", whole(communities.people[nearest])) + " · " + word(D.controls[levels[nearest]]),
          s === null ? word("html.nothing") : word("html.coverage") + " " + percent(s), sum ? word("html.streetTip", percent(share(sum[1], sum[0]))) : "");
      }
      hideTip();
    }
    function stockNow(facility) {
      const rows = D.stock.rows.filter(row => row[0] === facility);
      if (!rows.length) return null;
      return [d3.sum(rows, row => row[2][0]), d3.sum(rows, row => row[2][row[2].length - 1])];
    }
    function legend() {
      const step = i => (i === 0 ? "< " + STEPS[0] * 100 + " %" : i === STEPS.length ? "≥ " + STEPS[i - 1] * 100 + " %" : STEPS[i - 1] * 100 + "–" + STEPS[i] * 100 + " %");
      const items = [element("b", {}, word("html.coverage")), ...COLORS.map((tone, i) => element("span", {}, element("i", { style: { background: tone } }), step(i)))];
      const kinds = [...new Set(D.facilities.map(f => f[3]))].sort((a, b) => a - b);
      for (const kind of kinds) {
        const icon = element("canvas", { width: 32, height: 32 });
        const ctx = icon.getContext("2d");
        ctx.scale(2, 2);
        symbol(ctx, kind, 8, 8, 1, 0.8);
        items.push(element("span", {}, icon, word(D.kinds[kind])));
      }
      if (D.crossings.length) items.push(element("span", {}, "═ " + word("html.crossing")), element("span", {}, "✕ " + word("html.closed")));
      fill("legend", ...items);
    }
    canvas.addEventListener("mousemove", hover);
    canvas.addEventListener("mouseleave", hideTip);
    canvas.addEventListener("click", event => {
      const [x, y] = d3.pointer(event, canvas);
      const at = transform.invert([x, y]);
      const nearest = delaunay ? delaunay.find(at[0], at[1]) : -1;
      if (nearest >= 0 && cells[nearest].length && d3.polygonContains(cells[nearest], at)) {
        state.street = state.street === communities.area[nearest] ? -1 : communities.area[nearest];
        coverage();
        draw();
      }
    });
    $("zoom-in").addEventListener("click", () => selection.transition().duration(200).call(zoom.scaleBy, 1.6));
    $("zoom-out").addEventListener("click", () => selection.transition().duration(200).call(zoom.scaleBy, 1 / 1.6));
    $("zoom-fit").addEventListener("click", () => home(true));
    for (const id of ["show-facilities", "show-flows", "show-routes", "show-crossings", "shade"]) {
      $(id).addEventListener("change", () => { if (id === "shade") shade(); lines(); draw(); });
    }
    return {
      update(moved) { resize(); shade(); lines(); legend(); if (moved) home(true); draw(); },
      resize() { resize(); draw(); },
      focus,
    };
  })();

  // ---- time charts

  const span = () => (state.day < 0 ? [0, days * DAY] : [state.day * DAY, (state.day + 1) * DAY]);
  function timeAxis(scale, width) {
    const [from, to] = scale.domain();
    const step = [3600, 7200, 10800, 21600, 43200, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY].find(s => (to - from) / s <= width / 62) || 56 * DAY;
    return d3.axisBottom(scale).tickValues(d3.range(Math.ceil(from / step) * step, to + 1, step))
      .tickFormat(second => (second % DAY === 0 ? dayName(second / DAY) : clock(second))).tickSizeOuter(0);
  }
  function chart(id, height, margin) {
    const host = $(id);
    host.replaceChildren();
    const width = Math.max(280, host.clientWidth || 800);
    const svg = d3.select(host).append("svg").attr("viewBox", [0, 0, width, height]).attr("height", height);
    const x = d3.scaleLinear(span(), [margin.left, width - margin.right]);
    return { svg, width, height, x, margin };
  }

  function stockChoices() {
    const kinds = [...new Set(D.stock.rows.map(row => D.facilities[row[0]][3]))].sort((a, b) => a - b);
    const options = [["all", word("html.allStock")], ...kinds.map(kind => ["k" + kind, word(D.kinds[kind])])];
    const facilities = [...new Set(D.stock.rows.map(row => row[0]))].filter(i => state.district < 0 ? D.facilities[i][3] !== 2 : D.facilities[i][4] === state.district);
    facilities.slice(0, 400).forEach(i => options.push(["f" + i, called(D.facilities[i])]));
    if (!options.some(option => option[0] === state.stock)) state.stock = "all";
    fill("stock-where", ...options.map(([value, text]) => element("option", { value, selected: value === state.stock ? "" : null }, text)));
    $("stock-where").value = state.stock;
  }
  function stock() {
    stockChoices();
    const rows = D.stock.rows.filter(row => {
      const f = D.facilities[row[0]];
      if (state.district >= 0 && f[4] !== state.district) return false;
      return state.stock === "all" || (state.stock[0] === "k" ? f[3] === Number(state.stock.slice(1)) : row[0] === Number(state.stock.slice(1)));
    });
    const looks = D.stock.rows.length ? D.stock.rows[0][2].length : 0;
    const byGood = d3.rollups(rows, list => d3.range(looks).map(i => d3.sum(list, row => row[2][i])), row => row[1])
      .filter(([, series]) => d3.max(series) > 0).sort((a, b) => d3.sum(b[1]) - d3.sum(a[1]));
    fill("stock-legend");
    if (!byGood.length) return fill("stock", element("p", { class: "empty" }, word("html.noStock")));
    const MOST = 9;
    let series = byGood.map(([good, kg]) => ({ name: called(D.commodities[good]), kg }));
    if (series.length > MOST) {
      const rest = series.slice(MOST - 1);
      series = [...series.slice(0, MOST - 1), { name: word("html.other"), kg: d3.range(looks).map(i => d3.sum(rest, s => s.kg[i])) }];
    }
    const c = chart("stock", 260, { left: 58, right: 26, top: 10, bottom: 24 });
    const total = d3.range(looks).map(i => d3.sum(series, s => s.kg[i]));
    const [from, to] = span();
    const visible = d3.range(looks).filter(i => i * D.stock.step >= from && i * D.stock.step <= to);
    const y = d3.scaleLinear([0, d3.max(visible, i => total[i]) || 1], [c.height - c.margin.bottom, c.margin.top]).nice();
    c.svg.append("g").attr("class", "gridline").attr("transform", "translate(" + c.margin.left + ",0)").call(d3.axisLeft(y).ticks(5).tickSize(-(c.width - c.margin.left - c.margin.right)).tickFormat(""));
    const most = d3.max(total);
    const digits = most < 100 ? 3 : most < 1000 ? 2 : most < 10000 ? 1 : 0;
    const stacked = d3.stack().keys(d3.range(series.length)).value((i, key) => series[key].kg[i])(visible);
    const area = d3.area().x(d => c.x(d.data * D.stock.step)).y0(d => y(d[0])).y1(d => y(d[1])).curve(d3.curveStepAfter);
    c.svg.append("g").selectAll("path").data(stacked).join("path").attr("fill", (d, i) => PALETTE[i]).attr("fill-opacity", 0.85).attr("d", area);
    c.svg.append("g").attr("class", "axis").attr("transform", "translate(0," + (c.height - c.margin.bottom) + ")").call(timeAxis(c.x, c.width));
    c.svg.append("g").attr("class", "axis").attr("transform", "translate(" + c.margin.left + ",0)").call(d3.axisLeft(y).ticks(5).tickFormat(kg => number(kg / 1000, digits) + " " + word("html.t")));
    const rule = c.svg.append("line").attr("y1", c.margin.top).attr("y2", c.height - c.margin.bottom).attr("stroke", "#1d2733").attr("stroke-opacity", 0);
    c.svg.on("mousemove", event => {
      const look = Math.max(visible[0], Math.min(visible[visible.length - 1], Math.floor(c.x.invert(d3.pointer(event)[0]) / D.stock.step)));
      rule.attr("x1", c.x(look * D.stock.step)).attr("x2", c.x(look * D.stock.step)).attr("stroke-opacity", 0.5);
      showTip(event, moment(look * D.stock.step), ...series.map(s => word("diff.line", s.name, tonnes(s.kg[look]) + " " + word("html.t"))), word("diff.line", word("html.total"), tonnes(total[look]) + " " + word("html.t")));
    }).on("mouseleave", () => { rule.attr("stroke-opacity", 0); hideTip(); });
    fill("stock-legend", ...series.map((s, i) => element("span", {}, element("i", { style: { background: PALETTE[i] } }), s.name)));
  }

  function vehicles() {
    const picked = wantedTrips();
    const bases = d3.rollups(picked, list => list.length, t => t.base).sort((a, b) => b[1] - a[1]);
    if (!bases.some(([base]) => base === state.base)) { state.base = bases.length ? bases[0][0] : -1; state.page = 0; }
    fill("base", ...bases.map(([base, n]) => element("option", { value: base }, placeName(base) + word("html.at", whole(n)))));
    $("base").value = state.base;
    onTheRoad(picked);
    gantt(picked.filter(t => t.base === state.base));
  }
  const labels = () => Math.min(150, Math.max(90, $("gantt").clientWidth * 0.25));
  function onTheRoad(picked) {
    if (!picked.length) return fill("on-the-road", element("p", { class: "empty" }, word("html.noTrips")));
    const [from, to] = span();
    const step = Math.max(600, Math.ceil((to - from) / 600 / 300) * 300);
    const bins = new Array(Math.ceil((to - from) / step) + 1).fill(0);
    for (const t of picked) {
      const a = Math.max(0, Math.floor((t.trip[0] - from) / step));
      const b = Math.min(bins.length - 1, Math.floor((t.trip[1] - from) / step));
      for (let i = a; i <= b; i++) bins[i]++;
    }
    const c = chart("on-the-road", 110, { left: labels(), right: 26, top: 8, bottom: 22 });
    const y = d3.scaleLinear([0, d3.max(bins)], [c.height - c.margin.bottom, c.margin.top]).nice(3);
    const area = d3.area().x((d, i) => c.x(from + i * step)).y0(y(0)).y1(d => y(d)).curve(d3.curveStepAfter);
    c.svg.append("path").attr("d", area(bins)).attr("fill", "#6ea6cb");
    c.svg.append("g").attr("class", "axis").attr("transform", "translate(0," + (c.height - c.margin.bottom) + ")").call(timeAxis(c.x, c.width));
    c.svg.append("g").attr("class", "axis").attr("transform", "translate(" + c.margin.left + ",0)").call(d3.axisLeft(y).tickValues(y.ticks(3).filter(Number.isInteger)).tickFormat(whole));
    c.svg.on("mousemove", event => {
      const i = Math.max(0, Math.min(bins.length - 1, Math.floor((c.x.invert(d3.pointer(event)[0]) - from) / step)));
      showTip(event, moment(from + i * step), word("html.away", whole(bins[i])));
    }).on("mouseleave", hideTip);
  }
  function gantt(list) {
    const rows = d3.groups(list, t => t.fleet + "/" + t.vehicle).sort((a, b) => a[1][0].fleet - b[1][0].fleet || a[1][0].vehicle - b[1][0].vehicle);
    const SHOWN = 30;
    const pages = Math.max(1, Math.ceil(rows.length / SHOWN));
    state.page = Math.min(state.page, pages - 1);
    $("page").textContent = word("html.page", whole(Math.min(rows.length, state.page * SHOWN + 1)), whole(Math.min(rows.length, (state.page + 1) * SHOWN)), whole(rows.length));
    $("page-back").disabled = state.page === 0;
    $("page-on").disabled = state.page >= pages - 1;
    if (!rows.length) return fill("gantt", element("p", { class: "empty" }, word("html.noTrips")));
    const shown = rows.slice(state.page * SHOWN, (state.page + 1) * SHOWN);
    const c = chart("gantt", shown.length * 20 + 34, { left: labels(), right: 26, top: 6, bottom: 24 });
    const y = i => c.margin.top + i * 20;
    const bottom = c.margin.top + shown.length * 20;
    c.svg.append("g").attr("class", "gridline").attr("transform", "translate(0," + bottom + ")").call(timeAxis(c.x, c.width).tickSize(-(bottom - c.margin.top)).tickFormat(""));
    shown.forEach(([, tripsOfOne], i) => {
      const fleet = D.fleets[tripsOfOne[0].fleet];
      const name = (fleet ? called(fleet) : "?") + " #" + (tripsOfOne[0].vehicle + 1);
      const label = c.svg.append("text").attr("x", c.margin.left - 8).attr("y", y(i) + 14).attr("text-anchor", "end").text(name);
      for (let n = name.length; n > 4 && label.node().getComputedTextLength() > c.margin.left - 10; n--) label.text("…" + name.slice(name.length - n + 1));
      c.svg.append("line").attr("x1", c.margin.left).attr("x2", c.width - c.margin.right).attr("y1", y(i) + 20).attr("y2", y(i) + 20).attr("stroke", "#eef1f4");
      for (const t of tripsOfOne) {
        const [start, end] = [Math.max(t.trip[0], c.x.domain()[0]), Math.min(t.trip[1], c.x.domain()[1])];
        if (end <= start) continue;
        c.svg.append("rect").attr("x", c.x(start)).attr("width", Math.max(1.5, c.x(end) - c.x(start) - 0.6)).attr("y", y(i) + 3).attr("height", 14).attr("rx", 2)
          .attr("fill", t.nth % 2 ? "#6ea6cb" : "#23689b")
          .on("mousemove", event => {
            const stops = [];
            for (let s = 3; s < t.trip.length; s += 3) if (t.trip[s + 2] > 0) stops.push(placeName(t.trip[s]));
            showTip(event, name, fleet ? fleet[zh() ? 3 : 4] : "", moment(t.trip[0]) + " – " + clock(t.trip[1]),
              word("html.tripTip", whole(t.drops), tonnes(t.kg), number(t.trip[2] / 1000, 1)),
              stops.slice(0, 4).join(" → ") + (stops.length > 4 ? word("html.more", whole(stops.length - 4)) : ""));
          }).on("mouseleave", hideTip);
      }
    });
    c.svg.append("g").attr("class", "axis").attr("transform", "translate(0," + bottom + ")").call(timeAxis(c.x, c.width));
  }

  // ---- what it rests on

  function violations() {
    $("violations-card").hidden = D.sound;
    if (D.sound) return;
    fill("violations", table([[word("html.rule")], [word("html.howMany"), "num"]], D.rules.map(rule =>
      element("tr", {}, element("td", {}, element("b", {}, rule[0]), element("div", { class: "sub" }, D.words[state.language]["Rule." + rule[0]] || rule[1])), element("td", { class: "num" }, whole(rule[2]))))),
    table([[word("html.rule")], [word("html.where")], [word("html.what")]], D.violations.map(([rule, where, what]) => {
      // The sentence is the judge's own; in Chinese what the rule says stands above it.
      const meaning = zh() && D.words.zh["Rule." + rule];
      return element("tr", {}, element("td", {}, rule), element("td", {}, where), meaning ? element("td", {}, meaning, element("div", { class: "sub" }, what)) : element("td", {}, what));
    })));
  }
  function contacts() {
    $("contact-card").hidden = !D.contacts.length;
    const z = zh() ? 0 : 1;
    fill("contacts", table([[word("html.loop")], [word("html.meets")], [word("html.firstPlace")], [word("html.firstTime")], [word("html.howMany"), "num"]],
      D.contacts.map(c => element("tr", {},
        element("td", {}, c[z]), element("td", {}, c[2 + z]), element("td", {}, c[4 + z]), element("td", {}, moment(c[6])), element("td", { class: "num" }, whole(c[7]))))));
  }
  function definitions(id, pairs) {
    fill(id, element("dl", {}, ...pairs.filter(pair => pair).flatMap(([name, ...lines]) => [element("dt", {}, name), element("dd", {}, ...lines.map(line => element("div", {}, line)))])));
  }
  function foundations() {
    const s = D.setting;
    const travel = s.travel === "bands"
      ? s.bands.map((b, i) => word(b[0] === null ? (i ? "html.bandLast" : "html.bandOnly") : "html.band", b[0] === null ? "" : number(b[0], 0), number(b[1], 2), number(b[2], 0)))
      : [word("html.travel." + s.travel)];
    definitions("assumptions", [
      [word("html.scope"), word("html.scopeLine", whole(D.districts.length), whole(D.areas.filter(a => a[4]).length), whole(count), whole(d3.sum(communities.people))),
        word("html.scopeMeans", whole(D.facilities.length), whole(s.vehicles), whole(s.convoys), whole(s.bubbles))],
      [word("html.needsName"), ...D.needs.map(n => word("diff.line", (n[0] >= 0 ? called(D.commodities[n[0]]) : "?") + (n[1] >= 0 ? word("html.at", called(D.classes[n[1]])) : ""),
        word("html.need", number(n[2], n[2] < 0.1 ? 5 : 3), n[0] >= 0 ? D.commodities[n[0]][3] : "") + (n[3] ? " — " + n[3] : "")))],
      [word("html.travel"), ...travel, s.crossings ? word("html.crossingCount", whole(s.crossings)) : ""],
      [word("html.rules"), word("html.lateDays", whole(s.lateDays)), word("html.deliveryHours", clock(s.deliveryOpen), s.deliveryClose >= DAY ? "24:00" : clock(s.deliveryClose)),
        word(s.contactForbidden ? "html.contactForbidden" : "html.contactPriced")],
      s.pairings.length ? [word("html.pairings"), ...s.pairings.map(p => p[zh() ? 0 : 1] + (p[2] ? " — " + p[2] : ""))] : null,
      [word("html.disruptions"), ...(D.disruptions.length ? D.disruptions.slice(0, 40).map(d => word("diff.event", word("DisruptionKind." + d[0]), called(d), moment(d[3]), moment(d[4])))
        : [word("html.none")]), D.disruptions.length > 40 ? word("html.more", whole(D.disruptions.length - 40)) : ""]]);
    const m = D.manifest;
    definitions("manifest", [
      [word("html.scenarioId"), D.scenario.id],
      [word("html.inputHash"), m.inputHash],
      [word("html.version"), m.version],
      [word("html.seed"), m.seed],
      [word("html.effort"), (m.budgetSeconds !== undefined ? word("html.seconds", number(m.budgetSeconds, 1)) + " " : "") + (m.budgetIterations !== undefined ? word("html.iterations", whole(m.budgetIterations)) : ""),
        word("html.threads", whole(m.threads)), word(m.complete ? "html.complete" : "html.incomplete")],
      [word("html.engines"), word("diff.line", word("html.allocation"), m.allocation), word("diff.line", word("html.routing"), m.routing)],
      [word("html.stages"), ...m.stages.map(stage => word("diff.line", D.words[state.language]["stage." + stage[0]] || stage[0], word("html.seconds", number(stage[1], 2))))],
      m.peakMemoryBytes ? [word("html.memory"), whole(m.peakMemoryBytes / 1048576) + " MiB"] : null,
      [word("html.wholePlan"), word("html.wholeLine", whole(D.figures.vehicles), whole(D.figures.trips), whole(D.figures.stops), whole(D.figures.metres / 1000)),
        word("diff.line", word("html.cost"), number(D.figures.cost / 100, 2)), word("diff.line", word("html.jain"), number(D.figures.jain, 3))]]);
  }

  // ---- putting it together

  function statics() {
    document.documentElement.lang = zh() ? "zh-CN" : "en";
    const name = D.scenario[state.language];
    document.title = name;
    $("title").textContent = name;
    const long = new Intl.DateTimeFormat(zh() ? "zh-CN" : "en", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
    $("subtitle").textContent = word("html.subtitle", long.format(date(0)) + (days > 1 ? " – " + long.format(date(days - 1)) : ""), whole(days));
    document.querySelectorAll("[data-word]").forEach(node => { node.textContent = word(node.dataset.word); });
    for (const language of ["zh", "en"]) $("lang-" + language).setAttribute("aria-pressed", String(state.language === language));
    const order = d3.range(D.districts.length);
    fill("district", element("option", { value: -1 }, word("html.allDistricts")), ...order.map(i => element("option", { value: i }, called(D.districts[i]))));
    fill("day", element("option", { value: -1 }, word("html.allDays")), ...d3.range(days).map(i => element("option", { value: i }, word("html.dayN", whole(i + 1), dayName(i)))));
    $("district").value = state.district;
    $("day").value = state.day;
    document.querySelector("#map canvas").setAttribute("aria-label", word("html.map"));
    $("zoom-in").title = word("html.zoomIn");
    $("zoom-out").title = word("html.zoomOut");
    $("zoom-fit").title = word("html.zoomFit");
    fill("jump", ...[["changes-card", D.diff && "html.changes"], ["map-card", "html.map"], ["why-card", D.why && "html.why"], ["floor-card", D.floors && "html.floors"], ["shortage-card", "html.shortages"], ["worth-card", "html.worth"], ["stock-card", "html.stock"], ["vehicle-card", "html.vehicles"], ["manifest-card", "html.manifest"]]
      .filter(([, key]) => key).map(([id, key]) => element("a", { href: "#" + id }, word(key))));
    foundations();
    contacts();
    violations();
    worth();
  }
  function filtered(moved) {
    verdict();
    tiles();
    changes();
    coverage();
    why();
    shortages();
    floors();
    stock();
    vehicles();
    map.update(moved);
    $("clear").disabled = state.district < 0 && state.day < 0;
  }
  function choose(district) {
    state.district = district;
    state.street = -1;
    $("district").value = district;
    filtered(true);
  }
  function speak(language) {
    state.language = language;
    statics();
    filtered(false);
  }
  $("district").addEventListener("change", event => choose(Number(event.target.value)));
  $("day").addEventListener("change", event => { state.day = Number(event.target.value); filtered(false); });
  $("clear").addEventListener("click", () => { state.day = -1; $("day").value = -1; choose(-1); });
  $("lang-zh").addEventListener("click", () => speak("zh"));
  $("lang-en").addEventListener("click", () => speak("en"));
  $("stock-where").addEventListener("change", event => { state.stock = event.target.value; stock(); });
  $("base").addEventListener("change", event => { state.base = Number(event.target.value); state.page = 0; vehicles(); });
  $("page-back").addEventListener("click", () => { state.page--; vehicles(); });
  $("page-on").addEventListener("click", () => { state.page++; vehicles(); });
  let resizing = 0;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(() => { map.resize(); stock(); vehicles(); }, 150); });
  statics();
  filtered(false);
  document.documentElement.dataset.ready = "true";
})();
