package org.sdohub.adapter.pages;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sdohub.kernel.BodyId;
import org.sdohub.kernel.BodyId.GroupId;
import org.sdohub.kernel.BodyId.OrganizationId;
import org.sdohub.organization.Bodies;
import org.sdohub.relationship.Relationship;
import org.sdohub.specification.Specification;
import org.sdohub.statement.Statement;

/** The permanent address of each thing. */
@Singleton
final class Addresses {

    private final Bodies bodies;

    Addresses(Bodies bodies) {
        this.bodies = bodies;
    }

    /** {@code /orgs/oma/cd} */
    String of(BodyId body) {
        return "/orgs/" + key(body);
    }

    /** As addresses name it: {@code oma/cd}. */
    String key(BodyId body) {
        Bodies.Tree tree = bodies.tree();
        String organization = part(tree.organizationOf(body).acronym().value());
        return switch (body) {
            case OrganizationId itself -> organization;
            case GroupId group ->
                organization + "/"
                        + tree.group(group)
                                .map(found -> part(found.acronym().value()))
                                .orElse("");
        };
    }

    /** {@code /specs/ietf/rfc6665} */
    String of(Specification one) {
        return "/specs/" + key(one);
    }

    /** As addresses name it: {@code ietf/rfc6665}; a designation may hold slashes. */
    String key(Specification one) {
        return key(one.organization()) + "/" + part(one.designation().folded()).replace("%2F", "/");
    }

    /** Only what was posted has a number, and so an address for everybody; who sees it before finds it by its id. */
    static String of(Statement one) {
        String number = one.number();
        return "/statements/" + (number == null ? one.id().value().toString() : encoded(number));
    }

    /** Empty for what is none in the spelling in which addresses write it. */
    static Optional<UUID> id(String text) {
        try {
            UUID value = UUID.fromString(text);
            return value.toString().equals(text) ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static String of(Relationship one) {
        return "/relationships/" + one.key().value();
    }

    /** Addresses are in small letters, and understood in any. */
    static String part(String text) {
        return encoded(text.toLowerCase(Locale.ROOT));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Markup link(BodyId body) {
        Bodies.Tree tree = bodies.tree();
        return tree.knows(body) ? Markup.link(of(body), tree.label(body)) : Markup.text("an unknown body");
    }

    Markup links(List<? extends BodyId> all) {
        return Markup.joined(all.stream().map(this::link).toList(), ", ");
    }

    Markup link(Specification one) {
        return Markup.link(of(one), one.designation().value());
    }
}
