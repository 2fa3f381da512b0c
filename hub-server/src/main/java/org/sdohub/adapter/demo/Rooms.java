package org.sdohub.adapter.demo;

import jakarta.inject.Singleton;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.ListRhythms;
import org.sdohub.organization.Charters;
import org.sdohub.organization.Groups;
import org.sdohub.organization.Organizations;
import org.sdohub.organization.People;
import org.sdohub.relationship.Appointments;
import org.sdohub.relationship.Invitations;
import org.sdohub.relationship.NewWork;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.EnablerReleases;
import org.sdohub.specification.Specifications;
import org.sdohub.statement.Deadlines;
import org.sdohub.statement.Gates;
import org.sdohub.statement.Handlings;
import org.sdohub.statement.Replies;
import org.sdohub.statement.Statements;

/** All acts that the demo world is made of. */
@Singleton
record Rooms(
        Organizations organizations,
        Groups groups,
        People people,
        Charters charters,
        Specifications specifications,
        EnablerReleases releases,
        Relationships relationships,
        Appointments appointments,
        WorkAreas workAreas,
        NewWork newWork,
        Invitations invitations,
        Dependencies dependencies,
        DependencyLists dependencyLists,
        ListRhythms listRhythms,
        Statements statements,
        Gates gates,
        Replies replies,
        Handlings handlings,
        Deadlines deadlines) {}
