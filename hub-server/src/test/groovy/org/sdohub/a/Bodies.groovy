package org.sdohub.a

import java.time.LocalDate
import org.sdohub.kernel.BodyId.GroupId
import org.sdohub.kernel.BodyId.OrganizationId
import org.sdohub.kernel.Step
import org.sdohub.organization.Acronym
import org.sdohub.organization.Group
import org.sdohub.organization.Organization
import org.sdohub.organization.Profile

/** Organizations and groups as specs speak of them; the same name always has the same id. */
class Bodies {

    static final OrganizationId OMA = organizationId('OMA')
    static final OrganizationId IETF = organizationId('IETF')

    static OrganizationId organizationId(String acronym) {
        new OrganizationId(UUID.nameUUIDFromBytes(acronym.bytes))
    }

    static GroupId groupId(String key) {
        new GroupId(UUID.nameUUIDFromBytes(key.bytes))
    }

    static Step<Organization> anOrganization(String acronym, Profile profile = rules()) {
        def details = new Organization.Details(
                new Acronym(acronym), acronym + ' in full', Organization.Kind.SDO, Organization.State.ACTIVE, null)
        Organization.founded(organizationId(acronym), details, profile, null)
    }

    /** @param key such as OMA/CD */
    static Step<Group> aGroup(String key, Group.Kind kind = Group.Kind.WORKING_GROUP, GroupId parent = null) {
        def (organization, acronym) = key.split('/')
        Group.formed(groupId(key), organizationId(organization), details(acronym, kind, parent), null)
    }

    static Group.Details details(String acronym, Group.Kind kind = Group.Kind.WORKING_GROUP, GroupId parent = null) {
        new Group.Details(new Acronym(acronym), acronym + ' in full', kind, Group.State.ACTIVE, parent, null, [], [])
    }

    static Profile rules() {
        Profile.rfc4053(LocalDate.of(2005, 4, 1))
    }
}
