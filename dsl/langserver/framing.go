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
	maxMessage = 32 << 20  // bytes of a message: a file of the language is 1 MiB
	maxHeader  = 8 << 10   // bytes of what stands before a message
	maxWaiting = 256 << 20 // bytes that wait for a client that does not read
)

// framing reads and writes messages with the header of the Language Server
// Protocol. It goes on reading while the client does not read, and the other way
// round.
type framing struct {
	in     *bufio.Reader
	came   chan received
	closed chan struct{}
	once   sync.Once

	mu      sync.Mutex
	waiting [][]byte // messages to be written
	size    int      // of what waits
	more    *sync.Cond
	failed  error // why nothing can be written any more
	written chan struct{}
}

type received struct {
	message []byte
	err     error
}

func newFraming(in io.Reader, out io.Writer) *framing {
	f := &framing{
		in: bufio.NewReaderSize(in, 64<<10), came: make(chan received), closed: make(chan struct{}), written: make(chan struct{}),
	}
	f.more = sync.NewCond(&f.mu)
	go f.listen()
	go f.speak(out)
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

// speak writes what is waiting until the connection is closed and nothing waits any
// more.
func (f *framing) speak(out io.Writer) {
	defer close(f.written)
	for {
		message, ok := f.next()
		if !ok {
			return
		}
		if _, err := out.Write(message); err != nil {
			f.mu.Lock()
			f.failed, f.waiting = err, nil
			f.mu.Unlock()
			return
		}
	}
}

// next waits for a message to be written, false at the end.
func (f *framing) next() ([]byte, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.waiting) == 0 {
		if f.isClosed() {
			return nil, false
		}
		f.more.Wait()
	}
	message := f.waiting[0]
	f.waiting, f.size = f.waiting[1:], f.size-len(message)
	return message, true
}

func (f *framing) isClosed() bool {
	select {
	case <-f.closed:
		return true
	default:
		return false
	}
}

// send has a message written. It does not wait for the client to read.
func (f *framing) send(message []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.failed != nil {
		return f.failed
	}
	whole := append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(message)), message...)
	if f.size += len(whole); f.size > maxWaiting {
		f.failed, f.waiting = errors.New("the client does not read"), nil
		return f.failed
	}
	f.waiting = append(f.waiting, whole)
	f.more.Signal()
	return nil
}

// receive waits for a message. The end of the connection is io.EOF.
func (f *framing) receive() ([]byte, error) {
	select {
	case r := <-f.came:
		return r.message, r.err
	case <-f.closed:
		return nil, io.EOF
	}
}

// close ends the connection: nothing more is received, and what waits is still
// written. What was given to Serve is not ours to close.
func (f *framing) close() {
	f.once.Do(func() {
		f.mu.Lock()
		close(f.closed)
		f.mu.Unlock()
		f.more.Signal()
	})
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
		if !strings.EqualFold(name, "Content-Length") {
			continue
		}
		length, err = strconv.ParseInt(strings.TrimSpace(value), 10, 64)
		switch {
		case err != nil || length < 0:
			return 0, errHeader
		case length > maxMessage:
			return 0, fmt.Errorf("a message of %d bytes is longer than %d", length, maxMessage)
		}
	}
}
