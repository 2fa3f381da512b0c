/**
 * The document store of an installation without a MongoDB server: it speaks MongoDB's wire protocol to the ordinary
 * driver, keeps its documents in one SQLite file, and answers nothing before it is on disk.
 */
@NullMarked
package org.sdohub.adapter.mongo.embedded;

import org.jspecify.annotations.NullMarked;
