package org.sdohub.dependency

import java.nio.file.Path
import org.sdohub.adapter.mongo.Stores

/** For the kill test: a hub in which everything changes and is followed, until it is killed. */
class HealthUnderUpheaval {

    static void main(String[] args) {
        def room = new HealthRoom(Stores.embedded(Path.of(args[0])))
        def life = args[1] as int
        room.calendar.day = room.calendar.day.plusDays(life)
        def upheaval = new Upheaval(room, life, 1000 * life)
        println 'ready'
        while (true) {
            upheaval.once()
            room.settle(room.calendar.day.plusDays(upheaval.random.nextInt(8) == 0 ? 1 : 0))
        }
    }
}
