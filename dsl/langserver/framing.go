package langserver

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// Limits on what a client sends.
const (
	maxMessage = 32 << 20 // bytes of a message: a file of the language is 1 MiB
	maxHeader  = 8 << 10  // bytes of what stands before a message
)

// framing reads and writes messages with the header of the Language Server
// Protocol. jrpc2 has one, too, which believes whatever length a client names.
type framing struct {
	in     *bufio.Reader
	out    io.Writer
	mu     sync.Mutex // of out
	came   chan received
	closed chan struct{}
	once   sync.Once
}

type received struct {
	message []byte
	err     error
}

func newFraming(in io.Reader, out io.Writer) *framing {
	f := &framing{
		in: bufio.NewReaderSize(in, 64<<10), out: out, came: make(chan received), closed: make(chan struct{}),
	}
	go f.listen()
	return f
}

// listen reads on its own, because nothing wakes a read of standard input when the
// server stops: whoever waits is told instead.
func (f *framing) listen() {
	for {
		message, err := f.read()
		select {
		case f.came <- received{message, err}:
		case <-f.closed:
			return
		}
		if err != nil {
			return
		}
	}
}

// Send implements channel.Channel.
func (f *framing) Send(message []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	whole := fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(message))
	_, err := f.out.Write(append(whole, message...))
	return err
}

// Recv implements channel.Channel.
func (f *framing) Recv() ([]byte, error) {
	select {
	case r := <-f.came:
		return r.message, r.err
	case <-f.closed:
		return nil, io.EOF
	}
}

// read reads a message. One that is too long is an error, after which nothing that
// follows can be trusted.
func (f *framing) read() ([]byte, error) {
	n, err := f.header()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer // grows with what comes, not with what was announced
	if _, err := io.CopyN(&b, f.in, n); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

var errHeader = errors.New("the header of a message cannot be read")

// header answers the length of the message behind it.
func (f *framing) header() (int64, error) {
	length, seen := int64(-1), 0
	for {
		raw, err := f.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			return 0, errHeader
		}
		if err != nil {
			return 0, err
		}
		if seen += len(raw); seen > maxHeader {
			return 0, errHeader
		}
		line := strings.TrimRight(string(raw), "\r\n")
		if line == "" && length >= 0 {
			return length, nil
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return 0, errHeader
		}
		if strings.EqualFold(name, "Content-Length") {
			if length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64); err != nil || length < 0 {
				return 0, errHeader
			}
			if length > maxMessage {
				return 0, fmt.Errorf("a message of %d bytes is longer than %d", length, maxMessage)
			}
		}
	}
}

// Close implements channel.Channel. What was given to Serve is not ours to close.
func (f *framing) Close() error {
	f.once.Do(func() { close(f.closed) })
	return nil
}
