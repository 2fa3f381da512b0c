package org.sdohub.adapter.attachments;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.annotation.security.PermitAll;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sdohub.attachment.FileName;
import org.sdohub.attachment.Upload;
import org.sdohub.attachment.UploadId;
import org.sdohub.attachment.UploadLimits;
import org.sdohub.attachment.Uploader;
import org.sdohub.attachment.Uploads;
import org.sdohub.kernel.Refused;
import org.sdohub.statement.AttachedUploads;

/**
 * Uploads that can be resumed, after the protocol tus 1.0.0 (core, creation, creation-with-upload, termination,
 * expiration). The header Tus-Resumable also keeps foreign pages out: a browser does not send it without asking first.
 */
@Controller(UploadDoor.PATH)
@PermitAll
@ExecuteOn(TaskExecutors.VIRTUAL)
class UploadDoor {

    static final String PATH = "/attachments/uploads";

    private static final String VERSION = "1.0.0";
    private static final String PIECE = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Uploads uploads;
    private final AttachedUploads attached;
    private final Caller caller;
    private final Intake intake;
    private final UploadLimits limits;

    UploadDoor(Uploads uploads, AttachedUploads attached, Caller caller, Intake intake, UploadLimits limits) {
        this.uploads = uploads;
        this.attached = attached;
        this.caller = caller;
        this.intake = intake;
        this.limits = limits;
    }

    @Options
    HttpResponse<?> options() {
        return tus(HttpResponse.noContent())
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,creation-with-upload,termination,expiration")
                .header("Tus-Max-Size", String.valueOf(limits.signedIn().fileBytes()));
    }

    @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
    HttpResponse<?> create(HttpRequest<?> request, @Nullable @Body InputStream body) {
        return answered(request, () -> {
            Uploader uploader = caller.uploader(request);
            String name = TusMetadata.of(request.getHeaders().get(METADATA)).get("filename");
            Upload upload = uploads.begin(uploader, new FileName(name == null ? "" : name), number(request, LENGTH));
            if (body != null && PIECE.equals(type(request))) {
                UploadId id = upload.id();
                upload = intake.take(uploader, body, bytes -> uploads.append(id, uploader, 0, bytes));
            }
            return standing(HttpResponse.status(HttpStatus.CREATED), upload)
                    .header(HttpHeaders.LOCATION, PATH + "/" + upload.key());
        });
    }

    @Head("/{id}")
    HttpResponse<?> where(HttpRequest<?> request, @PathVariable String id) {
        return answered(request, () -> {
            Upload upload = own(request, id);
            return standing(HttpResponse.ok(), upload).header(LENGTH, String.valueOf(upload.length()));
        });
    }

    /** For people and programs that want to know what the hub found in it. */
    @Get(value = "/{id}", produces = MediaType.ALL, headRoute = false)
    HttpResponse<?> what(HttpRequest<?> request, @PathVariable String id) {
        return DoorAnswers.of(() -> {
            Upload upload = own(request, id);
            return standing(HttpResponse.ok(), upload)
                    .contentType(MediaType.APPLICATION_JSON_TYPE)
                    .body(told(upload));
        });
    }

    private static Map<String, Object> told(Upload upload) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("upload", upload.key());
        told.put("name", upload.name());
        told.put("size", upload.length());
        told.put("received", upload.received());
        var content = upload.content();
        if (content != null) {
            told.put("mediaType", content.mediaType());
            told.put("sha256", content.sha256());
        }
        return told;
    }

    @Patch(value = "/{id}", consumes = MediaType.ALL, produces = MediaType.ALL)
    HttpResponse<?> append(HttpRequest<?> request, @PathVariable String id, @Nullable @Body InputStream body) {
        return answered(request, () -> {
            if (!PIECE.equals(type(request))) {
                return DoorAnswers.error(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "ATTACHMENT_PIECE_UNKNOWN",
                        "A piece has the content type " + PIECE + ".",
                        null);
            }
            Uploader uploader = caller.uploader(request);
            long offset = number(request, OFFSET);
            InputStream bytes = body == null ? InputStream.nullInputStream() : body;
            Upload upload = intake.take(uploader, bytes, piece -> uploads.append(id(id), uploader, offset, piece));
            return standing(HttpResponse.noContent(), upload);
        });
    }

    @Delete(value = "/{id}", consumes = MediaType.ALL, produces = MediaType.ALL)
    HttpResponse<?> remove(HttpRequest<?> request, @PathVariable String id) {
        return answered(request, () -> {
            attached.remove(id(id), caller.uploader(request));
            return HttpResponse.noContent();
        });
    }

    private HttpResponse<?> answered(HttpRequest<?> request, DoorAnswers.Doing doing) {
        if (!VERSION.equals(request.getHeaders().get("Tus-Resumable"))) {
            return tus(DoorAnswers.error(
                            HttpStatus.PRECONDITION_FAILED,
                            "ATTACHMENT_PROTOCOL_UNKNOWN",
                            "Uploads follow tus " + VERSION + ".",
                            "Send the header Tus-Resumable: " + VERSION + "."))
                    .header("Tus-Version", VERSION);
        }
        return tus(DoorAnswers.of(doing));
    }

    private Upload own(HttpRequest<?> request, String id) {
        return uploads.find(id(id), caller.uploader(request)).orElseThrow(() -> new Refused(Uploads.unknown()));
    }

    /** What is no id of ours is nobody's. */
    private static UploadId id(String text) {
        try {
            return new UploadId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return new UploadId(new UUID(0, 0));
        }
    }

    private static long number(HttpRequest<?> request, String header) {
        String text = request.getHeaders().get(header);
        if (text == null || !text.matches("[0-9]{1,18}")) {
            throw new Refused(org.sdohub.kernel.Refusal.invalid(
                    "ATTACHMENT_HEADER_MISSING", "The header " + header + " says a number of bytes.", header));
        }
        return Long.parseLong(text);
    }

    private static String type(HttpRequest<?> request) {
        String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        return type == null ? "" : type.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static MutableHttpResponse<?> standing(MutableHttpResponse<?> answer, Upload upload) {
        return answer.header(OFFSET, String.valueOf(upload.received()))
                .header("Upload-Expires", HTTP_DATE.format(upload.until()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static MutableHttpResponse<?> tus(MutableHttpResponse<?> answer) {
        return answer.header("Tus-Resumable", VERSION).header("X-Content-Type-Options", "nosniff");
    }
}
