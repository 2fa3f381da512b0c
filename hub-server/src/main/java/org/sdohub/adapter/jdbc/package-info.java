/**
 * What is kept in SQL, on Micronaut Data JDBC: accounts. The same statements run on PostgreSQL and on the embedded H2 in
 * its PostgreSQL mode; the scheme is made by Flyway.
 */
@NullMarked
package org.sdohub.adapter.jdbc;

import org.jspecify.annotations.NullMarked;
