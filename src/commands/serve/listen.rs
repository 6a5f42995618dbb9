//! Where the server listens.

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener};

use crate::error::Error;

const FIRST_PORT: u16 = 8000;
const PORTS_TRIED: u16 = 100;

/// Listens on the port that was asked for, or on the first free one from 8000 on.
pub(super) fn bind(host: IpAddr, port: Option<u16>) -> Result<(TcpListener, SocketAddr), Error> {
    let Some(port) = port else { return bind_first_free(host) };
    bind_to(SocketAddr::new(host, port)).map_err(|fault| match fault {
        Error::Listen { address, source, .. } if source.kind() == ErrorKind::AddrInUse => {
            Error::Listen { address, free: next_free(host, port), source }
        }
        other => other,
    })
}

/// The first free port after one that is taken.
fn next_free(host: IpAddr, taken: u16) -> Option<u16> {
    let behind = taken.checked_add(1)?..=taken.saturating_add(PORTS_TRIED);
    behind.into_iter().find(|port| TcpListener::bind(SocketAddr::new(host, *port)).is_ok())
}

fn bind_first_free(host: IpAddr) -> Result<(TcpListener, SocketAddr), Error> {
    for port in FIRST_PORT..FIRST_PORT + PORTS_TRIED {
        match bind_to(SocketAddr::new(host, port)) {
            Err(Error::Listen { source, .. }) if source.kind() == ErrorKind::AddrInUse => {}
            bound => return bound,
        }
    }
    bind_to(SocketAddr::new(host, FIRST_PORT))
}

fn bind_to(address: SocketAddr) -> Result<(TcpListener, SocketAddr), Error> {
    let bound = || {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok((listener, address))
    };
    bound().map_err(|source| Error::Listen { address: address.to_string(), free: None, source })
}
