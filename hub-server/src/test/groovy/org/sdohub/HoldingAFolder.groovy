package org.sdohub

import java.nio.file.Path
import java.time.Clock

/** A process of its own that holds a data folder until it is killed. */
class HoldingAFolder {
    static void main(String[] args) {
        def folder = DataFolder.open(Path.of(args[0]), Clock.systemUTC())
        println 'held'
        Thread.sleep(Long.MAX_VALUE)
        folder.close()
    }
}
