package org.sdohub.chain;

import java.util.Arrays;

/**
 * Nodes that lie on a circle together are one component (Tarjan 1972, without recursion: a chain of 100,000 must not
 * need as deep a stack). Components are numbered so that each edge leads to the same or a lower number.
 */
final class Components {

    private static final int UNSEEN = -1;

    private final int[][] next;
    private final int[] order;
    private final int[] low;
    private final int[] of;
    private final int[] at;
    private final int[] open;
    private int openSize;
    private int seen;
    private int count;

    private Components(int[][] next) {
        this.next = next;
        this.order = new int[next.length];
        this.low = new int[next.length];
        this.of = new int[next.length];
        this.at = new int[next.length];
        this.open = new int[next.length];
        Arrays.fill(order, UNSEEN);
        Arrays.fill(of, UNSEEN);
    }

    /** @param next where the edges of each node lead */
    static Components of(int[][] next) {
        Components components = new Components(next);
        for (int node = 0; node < next.length; node++) {
            if (components.order[node] == UNSEEN) {
                components.explore(node);
            }
        }
        return components;
    }

    int count() {
        return count;
    }

    int of(int node) {
        return of[node];
    }

    private void explore(int root) {
        int[] way = new int[next.length - seen];
        int depth = 0;
        way[depth] = enter(root);
        while (depth >= 0) {
            int node = way[depth];
            if (at[node] < next[node].length) {
                int to = next[node][at[node]++];
                if (order[to] == UNSEEN) {
                    way[++depth] = enter(to);
                } else if (of[to] == UNSEEN) {
                    low[node] = Math.min(low[node], order[to]);
                }
            } else {
                leave(node);
                depth--;
                if (depth >= 0) {
                    low[way[depth]] = Math.min(low[way[depth]], low[node]);
                }
            }
        }
    }

    private int enter(int node) {
        order[node] = seen;
        low[node] = seen++;
        open[openSize++] = node;
        return node;
    }

    private void leave(int node) {
        if (low[node] != order[node]) {
            return;
        }
        int member;
        do {
            member = open[--openSize];
            of[member] = count;
        } while (member != node);
        count++;
    }
}
