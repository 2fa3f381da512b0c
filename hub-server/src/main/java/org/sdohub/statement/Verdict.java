package org.sdohub.statement;

import java.util.List;
import org.sdohub.kernel.Refusal;

/**
 * What is to be said about a letter before it is sent.
 *
 * @param problems that keep it from being sent; empty where nothing does
 * @param remarks that keep nobody from sending it
 */
public record Verdict(List<Refusal> problems, List<Remark> remarks) {
    public Verdict {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }
}
