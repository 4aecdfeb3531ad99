package org.resupply.io;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.resupply.model.TimeWindow;

/** Instants, days and hours between their two forms: seconds and day numbers inside, ISO-8601 local time outside. */
final class WireTime {
    /** What {@link #instant}, {@link #day} and {@link #clock} answer when a text is no such time. */
    static final long UNREADABLE = Long.MIN_VALUE;

    /** Characters of a date such as {@code 2022-04-10}. */
    static final int DATE_LENGTH = 10;

    private final LocalDate start;
    private final long startDay;
    private String lastDate = "";
    private long lastDay;

    /** Times of a scenario that starts on this date. */
    WireTime(LocalDate start) {
        this.start = start;
        this.startDay = start.toEpochDay();
    }

    /** Seconds since midnight of day 0 from a text such as {@code 2022-04-10T08:30}, seconds allowed. */
    long instant(String text) {
        if (text.length() < 16 || text.charAt(DATE_LENGTH) != 'T') {
            return UNREADABLE;
        }
        long day = day(text.substring(0, DATE_LENGTH));
        long second = clock(text.substring(DATE_LENGTH + 1));
        return day == UNREADABLE || second == UNREADABLE || second == TimeWindow.DAY
                ? UNREADABLE
                : day * TimeWindow.DAY + second;
    }

    /** The number of the day, from 0 for the first, from a date such as {@code 2022-04-10}. */
    long day(String text) {
        if (!text.equals(lastDate)) {
            long epochDay = epochDay(text);
            if (epochDay == UNREADABLE) {
                return UNREADABLE;
            }
            lastDate = text;
            lastDay = epochDay;
        }
        return lastDay - startDay;
    }

    String instantText(long second) {
        long day = Math.floorDiv(second, (long) TimeWindow.DAY);
        return start.plusDays(day) + "T" + clockText((int) Math.floorMod(second, (long) TimeWindow.DAY));
    }

    String dayText(int day) {
        return start.plusDays(day).toString();
    }

    /** Days since 1970-01-01 from a date such as {@code 2022-04-10}. */
    static long epochDay(String text) {
        if (text.length() != DATE_LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return UNREADABLE;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (year < 0 || month < 0 || day < 0) {
            return UNREADABLE;
        }
        try {
            return LocalDate.of(year, month, day).toEpochDay();
        } catch (DateTimeException noSuchDate) {
            return UNREADABLE;
        }
    }

    /** The second of the day from a text such as {@code 08:30} or {@code 08:30:15}; 86,400 for {@code 24:00}. */
    static long clock(String text) {
        if ((text.length() != 5 && text.length() != 8)
                || text.charAt(2) != ':'
                || (text.length() == 8 && text.charAt(5) != ':')) {
            return UNREADABLE;
        }
        int hour = digits(text, 0, 2);
        int minute = digits(text, 3, 5);
        int second = text.length() == 8 ? digits(text, 6, 8) : 0;
        if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 59) {
            return UNREADABLE;
        }
        int all = hour * 3600 + minute * 60 + second;
        return all > TimeWindow.DAY ? UNREADABLE : all;
    }

    static String clockText(int second) {
        StringBuilder text = new StringBuilder(8);
        twoDigits(text, second / 3600).append(':');
        twoDigits(text, second / 60 % 60);
        if (second % 60 != 0) {
            twoDigits(text.append(':'), second % 60);
        }
        return text.toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
