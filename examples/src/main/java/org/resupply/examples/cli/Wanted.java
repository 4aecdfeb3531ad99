package org.resupply.examples.cli;

/** What an option takes, for whoever has given something else. */
interface Wanted {
    /** In words that follow "it is not". */
    String in(Voice voice);
}
