package org.resupply.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.resupply.model.CodeSystem;
import org.resupply.model.ControlLevel;
import org.resupply.model.FacilityKind;
import org.resupply.model.HandOver;
import org.resupply.model.Mode;
import org.resupply.model.Nearest;
import org.resupply.model.NeighbourhoodType;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.ZoneLevel;

/** The Chinese headers of table columns, and the Chinese words of the constants that stand in cells. */
final class ChineseHeaders {
    private static final Map<String, String> HEADERS = pairs(
            "id",
            "编号",
            "code",
            "代码",
            "codeSystem",
            "代码体系",
            "level",
            "级别",
            "parent",
            "上级",
            "name",
            "名称",
            "nameZh",
            "中文名",
            "nameEn",
            "英文名",
            "population",
            "人口",
            "households",
            "户数",
            "people.",
            "人数.",
            "lon",
            "经度",
            "lat",
            "纬度",
            "landZone",
            "片区",
            "type",
            "居住类型",
            "control",
            "管控等级",
            "householdStockDays",
            "家庭储备天数",
            "carryKgPerDay",
            "每日入户搬运千克",
            "handOver",
            "交接方式",
            "kind",
            "类别",
            "zone",
            "所属区域",
            "storageKgAmbient",
            "常温容量千克",
            "storageKgChilled",
            "冷藏容量千克",
            "storageKgFrozen",
            "冷冻容量千克",
            "storageKgBlood",
            "血液容量千克",
            "storageKgFuel",
            "燃料容量千克",
            "storageKgPassengers",
            "乘客容量千克",
            "throughputKgPerDay",
            "每日出库千克",
            "docks",
            "月台数",
            "open",
            "开放时间",
            "close",
            "关闭时间",
            "trucksPerDay",
            "每日外地车辆数",
            "handlingSecondsPerTonne",
            "每吨装卸秒数",
            "inspectionSeconds",
            "查验秒数",
            "convoyDisinfectionSeconds",
            "外地车队消杀秒数",
            "disinfectionSeconds",
            "消杀秒数",
            "dwellLimitSeconds",
            "停留上限秒数",
            "bubble",
            "闭环",
            "pointToPoint",
            "点对点",
            "delays.",
            "晚到秒数.",
            "unit",
            "单位",
            "massKg",
            "单位重量千克",
            "volumeL",
            "体积升",
            "storage",
            "储存类别",
            "shelfLifeDays",
            "保质天数",
            "urgency",
            "紧急度",
            "keptAtHome",
            "家庭储备",
            "lotUnits",
            "整批数量",
            "commodity",
            "物资",
            "place",
            "地点",
            "quantity",
            "数量",
            "lastDay",
            "保质期至",
            "priorityClass",
            "优先级",
            "day",
            "日期",
            "windowStart",
            "时间窗开始",
            "windowEnd",
            "时间窗结束",
            "unitsPerPersonDay",
            "每人每日数量",
            "source",
            "来源",
            "vehicleClass",
            "车辆类别",
            "payloadKg",
            "载重千克",
            "rangeM",
            "续航米",
            "speedFactor",
            "速度系数",
            "fixedCost",
            "固定费用",
            "costPerKm",
            "每公里费用",
            "costPerHour",
            "每小时费用",
            "stopSeconds",
            "每站秒数",
            "vehicleType",
            "车型",
            "base",
            "车场",
            "count",
            "车辆数",
            "shiftOpen",
            "出车时间",
            "shiftClose",
            "收车时间",
            "maxTripsPerDay",
            "每日最多车次",
            "turnRoundSeconds",
            "周转秒数",
            "convoy",
            "随行外地车队编号",
            "from",
            "起点",
            "to",
            "终点",
            "mode",
            "方式",
            "seconds",
            "秒数",
            "metres",
            "米数",
            "costPerTonne",
            "每吨费用",
            "capacityKgPerDay",
            "每日运力千克",
            "suburb",
            "供应区",
            "urban",
            "受援区",
            "basis",
            "依据",
            "facility",
            "设施",
            "start",
            "开始日期",
            "days",
            "天数");

    /** The Chinese words of each constant of the enums that stand in tables, the usual one first. */
    private static final Map<Class<?>, Map<String, List<String>>> WORDS = Map.of(
            ZoneLevel.class,
            words("CITY", "市 全市", "DISTRICT", "区 县 区县", "STREET", "街镇 街道 镇 乡 乡镇", "COMMUNITY", "小区 社区 居委会 村"),
            ControlLevel.class,
            words("OPEN", "开放 正常", "PRECAUTION", "防范 防范区", "CONTROLLED", "管控 管控区", "SEALED", "封控 封控区 封闭"),
            FacilityKind.class,
            words(
                    "CITY_WAREHOUSE",
                    "市大仓 市级仓库 市仓库",
                    "DISTRICT_WAREHOUSE",
                    "区中心仓 区级仓库 区仓库",
                    "STREET_WAREHOUSE",
                    "街镇分拨仓 街镇仓库 街道仓库 镇仓库 乡镇仓库",
                    "TRANSFER_POINT",
                    "异地物资接驳处 接驳处 接驳点 中转站",
                    "PORT",
                    "港口 码头",
                    "HELIPAD",
                    "起降点 停机坪",
                    "SUPPLIER",
                    "供应商 产地",
                    "HOUSEHOLD_POINT",
                    "小区交付点 交付点"),
            StorageClass.class,
            words("AMBIENT", "常温", "CHILLED", "冷藏", "FROZEN", "冷冻", "BLOOD", "血液", "FUEL", "燃料", "PASSENGERS", "乘客 人员"),
            NeighbourhoodType.class,
            words(
                    "HIGH_RISE",
                    "高层",
                    "WALK_UP",
                    "多层",
                    "LANE",
                    "里弄 弄堂",
                    "VILLAGE",
                    "村 农村",
                    "DORMITORY",
                    "宿舍",
                    "MIXED",
                    "混合"),
            VehicleClass.class,
            words(
                    "HEAVY_TRUCK",
                    "重型货车 重卡 大货车",
                    "LIGHT_TRUCK",
                    "轻型货车 轻卡 小货车",
                    "VAN",
                    "面包车",
                    "BOAT",
                    "船",
                    "HELICOPTER",
                    "直升机",
                    "DRONE",
                    "无人机"),
            Mode.class,
            words("ROAD", "公路 道路", "WATER", "水路 水运", "AIR", "航空 空运"),
            HandOver.class,
            words("CROSS_DOCK", "换装", "DROP_AND_SWAP", "甩挂"),
            CodeSystem.class,
            words("GB_T_2260", "国标", "P_CODE", "联合国代码", "LOCAL", "自编"));

    private ChineseHeaders() {}

    /** The Chinese header of a column; two columns of one table never share it. */
    static String of(Class<?> table, String header) {
        String chinese =
                table.getSimpleName().equals("Zone") && header.equals("handOver") ? "交接点" : HEADERS.get(header);
        if (chinese == null) {
            throw new AssertionError("No Chinese header for " + table.getSimpleName() + "." + header);
        }
        return chinese;
    }

    /** The name of the constant that a Chinese word stands for in an enum; any other text as it is. */
    static String constant(Class<?> choices, String word) {
        for (Map.Entry<String, List<String>> constant : WORDS.get(choices).entrySet()) {
            if (constant.getValue().contains(word)) {
                return constant.getKey();
            }
        }
        return word;
    }

    /** The Chinese words of each constant of an enum that stands in tables, in the order of the enum; the usual one first. */
    static Map<String, List<String>> words(Class<?> choices) {
        return WORDS.get(choices);
    }

    /** What to write instead of a word that no constant of an enum has, in English or Chinese. */
    static String advice(Class<? extends Enum<?>> choices, String text) {
        StringJoiner listed = new StringJoiner(", ", "This must be one of ", ".");
        List<String> all = new ArrayList<>();
        words(choices).forEach((constant, words) -> {
            listed.add(constant + " (" + words.get(0) + ")");
            all.add(constant);
            all.addAll(words);
        });
        return listed
                + Nearest.to(text, all)
                        .map(near -> " Maybe it is meant to be " + near + "?")
                        .orElse("");
    }

    /** True or false, where a text means one of the two. */
    static Optional<Boolean> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "是" -> Optional.of(true);
            case "false", "no", "0", "否" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Map<String, List<String>> words(String... constants) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (int i = 0; i < constants.length; i += 2) {
            words.put(constants[i], List.of(constants[i + 1].split(" ")));
        }
        return words;
    }

    private static Map<String, String> pairs(String... words) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (pairs.put(words[i], words[i + 1]) != null) {
                throw new AssertionError(words[i] + " stands twice");
            }
        }
        return Map.copyOf(pairs);
    }
}
