package org.sdohub.a

import org.testcontainers.DockerClientFactory
import org.testcontainers.mongodb.MongoDBContainer

/** A real MongoDB: the one at HUB_MONGODB_URI, else one that Docker starts for these specs; else they are skipped. */
class RealMongo {

    private static MongoDBContainer container
    private static Boolean docker

    static boolean available() {
        System.getenv('HUB_MONGODB_URI') || dockerIsThere()
    }

    static synchronized String uri() {
        if (System.getenv('HUB_MONGODB_URI')) {
            return System.getenv('HUB_MONGODB_URI')
        }
        if (container == null) {
            container = new MongoDBContainer('mongo:7')
            container.start()
        }
        container.connectionString
    }

    private static synchronized boolean dockerIsThere() {
        if (docker == null) {
            docker = DockerClientFactory.instance().isDockerAvailable()
        }
        docker
    }
}
