package org.sdohub.adapter.catalogue;

/** @param first and second the sides, by acronym */
record WorkAreaRecord(String id, String first, String second, String title, String source) {}
