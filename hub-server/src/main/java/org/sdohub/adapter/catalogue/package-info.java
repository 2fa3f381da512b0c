/** Importers: what public catalogues and records of others say, read into plain records and told to the rooms. */
@NullMarked
package org.sdohub.adapter.catalogue;

import org.jspecify.annotations.NullMarked;
