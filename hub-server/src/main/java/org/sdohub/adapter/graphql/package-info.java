/**
 * The product's face: the schema's fields over the rooms, and the doors through which requests come. Resolvers here
 * decode, make one call into a room, and encode; no rule of the subject stands here.
 */
@NullMarked
package org.sdohub.adapter.graphql;

import org.jspecify.annotations.NullMarked;
