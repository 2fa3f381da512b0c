package org.sdohub.adapter.catalogue;

import org.jspecify.annotations.Nullable;
import org.sdohub.organization.Group;

/**
 * An organization or one of its groups, as records name it.
 *
 * @param organization its acronym
 * @param name the organization's
 * @param group the group's acronym; null for the organization itself
 * @param groupName the group's name; null with the group
 * @param kind null with the group
 * @param parent the group above; null directly under the organization
 */
record BodyName(
        String organization,
        String name,
        @Nullable String group,
        @Nullable String groupName,
        Group.@Nullable Kind kind,
        @Nullable BodyName parent) {

    static BodyName organization(String acronym, String name) {
        return new BodyName(acronym, name, null, null, null, null);
    }

    BodyName group(String acronym, String itsName, Group.Kind itsKind, @Nullable BodyName above) {
        return new BodyName(organization, name, acronym, itsName, itsKind, above);
    }

    /** {@code OMA} or {@code OMA/CD}. */
    String key() {
        return group == null ? organization : organization + "/" + group;
    }

    boolean isGroup() {
        return group != null;
    }

    /** 0 for an organization, 1 for a group directly under it. */
    int depth() {
        return (isGroup() ? 1 : 0) + (parent == null ? 0 : parent.depth());
    }
}
