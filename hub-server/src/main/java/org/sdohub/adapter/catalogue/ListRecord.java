package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.Set;

/** A dependency list that one side sent. @param side and other the two sides, by acronym */
record ListRecord(String id, String side, String other, LocalDate asOf, Set<String> entries, String note) {}
