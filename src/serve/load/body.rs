//! Reading request bodies within limits of size, time and memory.

use super::Load;
use crate::serve::metrics::Slow;
use crate::serve::rpc::call::RpcError;
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes};
use std::pin::pin;
use std::time::Duration;

/// Bodies that nobody reads are taken up to this size and time, so that their senders get to see the answer.
const DRAIN: usize = 8 << 20;
const DRAIN_WITHIN: Duration = Duration::from_secs(2);

/// Reads a whole body.
pub(crate) async fn read<B>(load: &Load, body: B) -> Result<Bytes, RpcError>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut body = pin!(body);
    let result = match tokio::time::timeout(load.limits.body(), collect(load, body.as_mut())).await {
        Ok(result) => result,
        Err(_) => {
            load.metrics.slow(Slow::Body);
            Err(RpcError::Late)
        }
    };
    if result == Err(RpcError::TooLarge) {
        drain(body).await;
    }
    result
}

async fn collect<B: Body + Unpin>(load: &Load, mut body: B) -> Result<Bytes, RpcError> {
    let most = load.limits.max_body_kib << 10;
    if body.size_hint().lower() > most as u64 {
        return Err(RpcError::TooLarge);
    }
    let mut share = load.held.share();
    let mut whole = Vec::new();
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| RpcError::Broken)?.into_data() else { continue };
        let data = pieces(data);
        if whole.len() + data.len() > most {
            return Err(RpcError::TooLarge);
        }
        if !share.grow(data.len()) {
            return Err(RpcError::Busy);
        }
        whole.extend_from_slice(&data);
    }
    Ok(whole.into())
}

/// The bytes of one frame, whatever buffer they are in.
fn pieces(mut data: impl hyper::body::Buf) -> Bytes {
    data.copy_to_bytes(data.remaining())
}

/// Takes what a client still sends, so that closing the connection does not destroy the answer on its way.
pub(crate) async fn drain<B: Body>(body: B) {
    let mut body = pin!(body);
    let take = async {
        let mut taken = 0;
        while let Some(Ok(frame)) = body.frame().await {
            taken += frame.data_ref().map_or(0, hyper::body::Buf::remaining);
            if taken > DRAIN {
                return;
            }
        }
    };
    let _ = tokio::time::timeout(DRAIN_WITHIN, take).await;
}
