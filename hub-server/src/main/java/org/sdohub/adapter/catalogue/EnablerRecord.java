package org.sdohub.adapter.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * An OMA enabler with its releases.
 *
 * @param missing what the record does not say
 */
record EnablerRecord(String id, String name, String title, List<ReleaseRecord> releases, List<String> missing) {

    record ReleaseRecord(String label, LocalDate date, String maturity) {}
}
