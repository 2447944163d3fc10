# Varnish in front of aurpress, for @SITE@.
#
# Made by `aurpress deploy varnish` from the configuration; make it anew instead of changing it. It needs the xkey module
# (Debian: varnish-modules). The servers behind must say keys and lifetimes: cdn = "varnish" in aurpress.toml.
#
# Reads of guests are answered from here for as long as the servers behind allow, and for days when these are down.
# Sessions, forms, writes and the routes that are switched to the old backend pass through.
vcl 4.1;

import std;
import xkey;

probe aurpress_health {
    .url = "/healthz";
    .interval = 2s;
    .timeout = 2s;
    .window = 4;
    .threshold = 2;
    .initial = 3;
}

# `aurpress serve`, or the nginx before it.
backend aurpress {
    .host = "@ENDPOINT_HOST@";
    .port = "@ENDPOINT_PORT@";
    .connect_timeout = 2s;
    .first_byte_timeout = 30s;
    .probe = aurpress_health;
}

backend fallback {
    .host = "@FALLBACK_HOST@";
    .port = "@FALLBACK_PORT@";
    .connect_timeout = 5s;
    .first_byte_timeout = 60s;
}

backend git {
    .host = "@GIT_HOST@";
    .port = "@GIT_PORT@";
    .connect_timeout = 5s;
    .first_byte_timeout = 600s;
}

# Who may say what changed: where `aurpress publish` runs.
acl aurpress_purgers {
    "localhost";
    "127.0.0.1";
    "::1";
}

sub aurpress_route {
    set req.http.X-Aurpress-Path = regsub(req.url, "\?.*$", "");
@ROUTES@
    else { set req.http.X-Aurpress-Route = "other"; }
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ aurpress_purgers) {
            return (synth(403, "Not allowed"));
        }
        if (req.http.xkey-softpurge) {
            return (synth(200, "Purged " + xkey.softpurge(req.http.xkey-softpurge)));
        }
        if (req.http.xkey-purge) {
            return (synth(200, "Purged " + xkey.purge(req.http.xkey-purge)));
        }
        return (synth(400, "No keys"));
    }

    set req.backend_hint = aurpress;
    call aurpress_route;

    if (req.http.X-Aurpress-Route ~ "^(@GIT_ROUTES@)$") {
        set req.backend_hint = git;
        return (pass);
    }
    # Elsewhere whatever is no read is a write.
    if (req.method != "GET" && req.method != "HEAD" && req.http.X-Aurpress-Route !~ "^(@POSTS@)$") {
        set req.backend_hint = fallback;
        return (pass);
    }
    if (req.http.Cookie ~ "(^|;\s*)@SESSION@=[^;\s]" && req.http.X-Aurpress-Route ~ "^(@SESSIONS@)$") {
        set req.backend_hint = fallback;
        return (pass);
    }
    if (req.http.X-Aurpress-Route ~ "^(@SENT_BACK@)$") {
        set req.backend_hint = fallback;
        return (pass);
    }
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }

    # Of the cookies of guests only the language matters.
    unset req.http.X-Aurpress-Language;
    if (req.http.Cookie ~ "(^|;\s*)@LANGUAGE@=(@LANGUAGES@)\s*(;|$)") {
        set req.http.X-Aurpress-Language = regsub(req.http.Cookie, "^(.*;\s*)?@LANGUAGE@=([A-Za-z_-]+).*$", "\2");
    }
    unset req.http.Cookie;
    unset req.http.Authorization;
    if (req.http.X-Aurpress-Language) {
        set req.http.Cookie = "@LANGUAGE@=" + req.http.X-Aurpress-Language;
    }
    # What is old is shown while it is fetched anew, and for days only when nobody behind answers.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 5m;
    }
    return (hash);
}

sub vcl_hash {
    if (req.http.X-Aurpress-Language) {
        hash_data(req.http.X-Aurpress-Language);
    }
}

sub vcl_backend_fetch {
    unset bereq.http.X-Aurpress-Path;
}

sub vcl_backend_response {
    if (bereq.uncacheable) {
        # Passed: streamed as it comes.
        set beresp.do_gzip = false;
        return (deliver);
    }
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
    if (beresp.http.Surrogate-Control ~ "max-age=[0-9]+") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=([0-9]+).*$", "\1") + "s", 0s);
        set beresp.grace = 0s;
        if (beresp.http.Surrogate-Control ~ "stale-while-revalidate=[0-9]+") {
            set beresp.grace = std.duration(regsub(beresp.http.Surrogate-Control, "^.*stale-while-revalidate=([0-9]+).*$", "\1") + "s", 0s);
        }
        if (beresp.http.Surrogate-Control ~ "stale-if-error=[0-9]+") {
            set beresp.grace = std.duration(regsub(beresp.http.Surrogate-Control, "^.*stale-if-error=([0-9]+).*$", "\1") + "s", 0s);
        }
        set beresp.http.xkey = beresp.http.Surrogate-Key;
        unset beresp.http.Set-Cookie;
        return (deliver);
    }
    # What says nothing is not kept.
    set beresp.uncacheable = true;
    set beresp.ttl = 10s;
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Control;
    unset resp.http.Surrogate-Key;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    # Lifetimes of browsers begin now, not when it was fetched.
    unset resp.http.Age;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "hit";
    } else {
        set resp.http.X-Cache = "miss";
    }
}

sub aurpress_down {
    if (req.http.X-Aurpress-Route == "rpc") {
        set resp.http.Content-Type = "application/json";
        set resp.http.Access-Control-Allow-Origin = "*";
        synthetic("""@RPC_ERROR@""");
    } else {
        set resp.http.Content-Type = "text/html; charset=utf-8";
        synthetic("""@PAGE@""");
    }
}

sub vcl_synth {
    if (resp.status == 503) {
        set resp.http.Cache-Control = "no-store";
        set resp.http.Retry-After = "30";
        set resp.http.X-Content-Type-Options = "nosniff";
        call aurpress_down;
        return (deliver);
    }
}

sub vcl_backend_error {
    # What is shown meanwhile stays.
    if (bereq.is_bgfetch) {
        return (abandon);
    }
    set beresp.ttl = 1s;
    set beresp.grace = 0s;
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "30";
    set beresp.http.X-Content-Type-Options = "nosniff";
    if (bereq.http.X-Aurpress-Route == "rpc") {
        set beresp.http.Content-Type = "application/json";
        set beresp.http.Access-Control-Allow-Origin = "*";
        synthetic("""@RPC_ERROR@""");
    } else {
        set beresp.http.Content-Type = "text/html; charset=utf-8";
        synthetic("""@PAGE@""");
    }
    return (deliver);
}
