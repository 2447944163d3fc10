//! Archives as files that clients keep, from the program's own server and from nginx over the released tree.

use crate::support::http::{self, Response};
use crate::support::nginx::Nginx;
use crate::support::site::site;
use crate::support::skipped;
use std::net::SocketAddr;

/// Names without the ending that says how they are compressed.
const NAMES: [&str; 5] = ["packages", "pkgbase", "users", "packages-meta-v1.json", "packages-meta-ext-v1.json"];

const ENDINGS: [(&str, &str); 2] = [("gz", "application/gzip"), ("zst", "application/zstd")];

/// A file and where it is served.
struct Download {
    server: SocketAddr,
    path: String,
    bytes: Vec<u8>,
}

impl Download {
    fn get(&self, headers: &[(&str, &str)]) -> Response {
        http::send(self.server, "GET", &self.path, headers, b"")
    }

    fn assert_whole(&self, what: &str, answer: &Response) {
        assert_eq!((answer.status, answer.header("content-range")), (200, None), "{} {what}", self.path);
        assert!(answer.body == self.bytes, "{} {what}: all bytes", self.path);
    }

    /// The file as it lies there, never as an encoding of something else.
    fn check_file(&self, media: &str) -> (String, String) {
        let answer = self.get(&[("Accept-Encoding", "gzip, br, zstd")]);
        self.assert_whole("", &answer);
        assert_eq!(answer.header("content-type"), Some(media), "{}", self.path);
        assert_eq!(answer.header("content-encoding"), None, "{}", self.path);
        assert_eq!(answer.header("accept-ranges"), Some("bytes"), "{}", self.path);
        let tag = answer.header("etag").unwrap().to_owned();
        assert!(tag.starts_with('"') && tag.len() > 10, "{tag} is a strong one");
        let modified = answer.header("last-modified").unwrap().to_owned();
        assert!(modified.ends_with(" GMT"), "{modified}");
        let head = http::send(self.server, "HEAD", &self.path, &[], b"");
        let length = self.bytes.len().to_string();
        assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, Some(length.as_str()), 0));
        assert_eq!((head.header("etag"), head.header("last-modified")), (Some(tag.as_str()), Some(modified.as_str())));
        (tag, modified)
    }

    fn check_conditions(&self, tag: &str, modified: &str) {
        for condition in [("If-None-Match", tag), ("If-Modified-Since", modified), ("If-None-Match", "*")] {
            let same = self.get(&[condition]);
            assert_eq!((same.status, same.body.len()), (304, 0), "{} {condition:?}", self.path);
            assert_eq!(same.header("etag"), Some(tag), "{} {condition:?}", self.path);
        }
        let lists = format!("\"other\", {tag}");
        assert_eq!(self.get(&[("If-None-Match", &lists)]).status, 304, "{}", self.path);
        for condition in
            [("If-None-Match", "\"other\""), ("If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT"), ("If-Match", tag)]
        {
            self.assert_whole(condition.0, &self.get(&[condition]));
        }
        // The tag says more than the date.
        let both = self.get(&[("If-None-Match", "\"other\""), ("If-Modified-Since", modified)]);
        self.assert_whole("with another tag and the same date", &both);
    }

    fn check_ranges(&self, tag: &str, modified: &str) {
        let length = self.bytes.len();
        let all = length - 1;
        for (asked, first, last) in [
            ("bytes=0-0".to_owned(), 0, 0),
            ("bytes=2-9".to_owned(), 2, 9),
            (format!("bytes={}-", length - 5), length - 5, all),
            ("bytes=-7".to_owned(), length - 7, all),
            (format!("bytes=-{}", length + 10), 0, all),
            (format!("bytes=4-{}", length + 10), 4, all),
        ] {
            for condition in [None, Some(tag), Some(modified)] {
                let mut headers = vec![("Range", asked.as_str())];
                headers.extend(condition.map(|copy| ("If-Range", copy)));
                let part = self.get(&headers);
                let range = format!("bytes {first}-{last}/{length}");
                assert_eq!((part.status, part.header("content-range")), (206, Some(range.as_str())), "{asked}");
                assert!(part.body == self.bytes[first..=last], "{} {asked}", self.path);
                assert_eq!(part.header("etag"), Some(tag), "{} {asked}", self.path);
            }
        }
        for copy in ["\"other\"", "Thu, 01 Jan 2015 00:00:00 GMT"] {
            self.assert_whole(copy, &self.get(&[("Range", "bytes=2-9"), ("If-Range", copy)]));
        }
        let beyond = self.get(&[("Range", &format!("bytes={length}-"))]);
        let range = format!("bytes */{length}");
        assert_eq!((beyond.status, beyond.header("content-range")), (416, Some(range.as_str())), "{}", self.path);
        let same = self.get(&[("Range", "bytes=2-9"), ("If-None-Match", tag)]);
        assert_eq!(same.status, 304, "{}: what is unchanged needs no part", self.path);
    }
}

fn check_all(server: SocketAddr) {
    for name in NAMES {
        for (ending, media) in ENDINGS {
            let file = format!("{name}.{ending}");
            let bytes = std::fs::read(site().tree().join(&file)).unwrap();
            let download = Download { server, path: format!("/{file}"), bytes };
            let (tag, modified) = download.check_file(media);
            download.check_conditions(&tag, &modified);
            download.check_ranges(&tag, &modified);
            let sum = http::get(server, &format!("/{file}.sha256"));
            assert_eq!(sum.header("content-type"), Some("text/plain"), "{file}");
            assert!(sum.text().starts_with(&format!("SHA256 ({file}) = ")), "{file}");
        }
    }
    assert_eq!(http::get(server, "/nope.sha256").status, 404);
    assert_eq!(http::get(server, "/nope.zst").status, 404);
}

#[test]
fn serve_gives_archives_whole_and_in_parts() {
    check_all(site().server.address);
    let answer = http::get(site().server.address, "/packages.zst");
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.header("cache-control"), Some("public, max-age=300"));
}

#[test]
fn nginx_gives_archives_whole_and_in_parts() {
    let types = "types { application/gzip gz; application/zstd zst; text/plain sha256; }";
    let Some(nginx) = Nginx::with_server(&format!("root {}; {types}", site().tree().display())) else {
        return skipped("archives through nginx", "AURPRESS_TEST_NGINX is not 1");
    };
    check_all(nginx.address);
}
