package org.sdohub.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.PersonId;
import org.sdohub.kernel.Store;

public interface PersonStore extends Store<PersonId, Person> {

    /** Who holds or held an office in each of these bodies; one round trip. */
    Map<BodyId, List<Person>> withRolesIn(Collection<BodyId> bodies);
}
