package org.sdohub.identity;

import java.time.Instant;
import java.util.List;
import org.sdohub.kernel.Office;
import org.sdohub.kernel.PersonId;

/**
 * One place where offices are on record: roles in organizations and groups, appointments for relationships. Every bean of
 * this type is asked for each request, so an ended office gives no right from the next request on.
 */
public interface OfficeSource {

    /** At most two round trips, however many they are; ended offices may be left out. */
    List<Office> officesOf(PersonId person, Instant now);
}
