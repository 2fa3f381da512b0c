package org.sdohub.dependency;

import java.util.Optional;
import org.sdohub.dependency.DependencyListStore.Direction;
import org.sdohub.kernel.Store;

/** A number is given once for a direction: of two at once the second is refused with {@code DEPENDENCY_LIST_IMPORT_LOST}. */
public interface ListImportStore extends Store<ListImportId, ListImport> {

    Optional<ListImport> newest(Direction direction);
}
