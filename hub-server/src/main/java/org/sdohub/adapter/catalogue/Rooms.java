package org.sdohub.adapter.catalogue;

import jakarta.inject.Singleton;
import org.sdohub.dependency.Dependencies;
import org.sdohub.dependency.DependencyListStore;
import org.sdohub.dependency.DependencyLists;
import org.sdohub.dependency.DependencyStore;
import org.sdohub.organization.Bodies;
import org.sdohub.organization.Groups;
import org.sdohub.organization.Organizations;
import org.sdohub.relationship.RelationshipStore;
import org.sdohub.relationship.Relationships;
import org.sdohub.relationship.WorkAreaStore;
import org.sdohub.relationship.WorkAreas;
import org.sdohub.specification.EnablerReleaseStore;
import org.sdohub.specification.EnablerReleases;
import org.sdohub.specification.SpecificationStore;
import org.sdohub.specification.Specifications;
import org.sdohub.statement.Records;
import org.sdohub.statement.StatementStore;

/** Whose acts make what is imported, and where it is seen what is there already. */
@Singleton
record Rooms(
        Bodies bodies,
        Organizations organizations,
        Groups groups,
        Specifications specifications,
        SpecificationStore specificationStore,
        EnablerReleases releases,
        EnablerReleaseStore releaseStore,
        Relationships relationships,
        RelationshipStore relationshipStore,
        WorkAreas workAreas,
        WorkAreaStore workAreaStore,
        Dependencies dependencies,
        DependencyStore dependencyStore,
        DependencyLists dependencyLists,
        DependencyListStore dependencyListStore,
        Records records,
        StatementStore statementStore) {}
