/** Dependency lists as texts that other programs read: spreadsheets, scripts, graph viewers. */
@NullMarked
package org.sdohub.adapter.exchange;

import org.jspecify.annotations.NullMarked;
