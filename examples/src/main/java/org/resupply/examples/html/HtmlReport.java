package org.resupply.examples.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.report.Language;
import org.resupply.report.Report;
import org.resupply.verify.Verification;

/** Writes the report of a plan as one HTML page that opens offline. */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the page.
     *
     * @param scenario what was planned
     * @param plan the plan
     * @param verification what the judge says of the plan
     * @param report the plan's figures
     * @param language the language the page opens in; the reader can switch
     * @param polygons GeoJSON features with the scenario's zone ids or codes, drawn instead of cells around the communities;
     *     empty when there are none
     * @param supplement what the page shows besides the plan
     * @param out where the page goes, as UTF-8
     */
    public static void write(
            Scenario scenario,
            Plan plan,
            Verification verification,
            Report report,
            Language language,
            ZonePolygons polygons,
            Supplement supplement,
            Writer out)
            throws IOException {
        String style = asset("report.css");
        String library = library();
        String script = asset("report.js");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("policy", policy(style, library, script));
        parts.put("language", language == Language.ZH ? "zh-CN" : "en");
        parts.put("title", escaped(language.of(scenario.name())));
        parts.put("style", style);
        parts.put("library", library);
        parts.put("script", script);
        String page = asset("report.html");
        int at = 0;
        while (true) {
            int open = page.indexOf("{{", at);
            if (open < 0) {
                break;
            }
            int close = page.indexOf("}}", open);
            out.write(page, at, open - at);
            String part = page.substring(open + 2, close);
            if (part.equals("data")) {
                PageData.write(scenario, plan, verification, report, language, polygons, supplement, out);
            } else {
                out.write(parts.get(part));
            }
            at = close + 2;
        }
        out.write(page, at, page.length() - at);
    }

    private static String policy(String style, String library, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(library) + "' '"
                + hash(script) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String library() {
        Properties assets = new Properties();
        try (InputStream in = HtmlReport.class.getResourceAsStream("assets.properties")) {
            assets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/*\n" + asset(assets.getProperty("licence")) + "*/\n" + asset(assets.getProperty("d3"));
    }

    private static String asset(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The part (%s) of the page is missing from the program.".formatted(name));
            }
            // A browser reads every line end as \n, and so must the hash.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
