import Foundation

/// A port of this machine at which somebody listens, and never answers.
package final class ListeningPort: Sendable {
    package let number: UInt16
    private let descriptor: CInt

    /// Takes the port's number, or zero for any that is free; throws where another program has it.
    package init(_ wanted: UInt16 = 0) throws {
        descriptor = socket(AF_INET, streamSocket, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = wanted.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let works = withUnsafeMutableBytes(of: &address) { bytes in
            let pointer = bytes.assumingMemoryBound(to: sockaddr.self).baseAddress
            return bind(descriptor, pointer!, length) == 0 && listen(descriptor, 8) == 0
                && getsockname(descriptor, pointer!, &length) == 0
        }
        guard works else { throw CocoaError(.fileReadUnknown) }
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }
}

#if os(Linux)
    private let streamSocket = CInt(SOCK_STREAM.rawValue)
#else
    private let streamSocket = SOCK_STREAM
#endif
