package importer

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/akis-platform/akis/engine"
	"github.com/akis-platform/akis/engine/service"
)

// Importer replays files.
type Importer struct {
	Service *service.Service
	Mapping Mapping
	// DryRun decides everything and keeps nothing.
	DryRun bool
	// Progress is told the number of cases done, now and then; nil is silent.
	Progress func(cases int)
}

const progressEvery = 100

var (
	hand   = engine.Actor{Kind: engine.Importer, User: "import"}
	clocks = engine.Actor{Kind: engine.System}
)

// errDry undoes the transaction of a case in a dry run.
var errDry = errors.New("dry run")

// Run replays the file. It can be run again, also after it was stopped half way:
// each case is one transaction, and what is there already is recognised. Bad rows
// are reported and left out; an error stops it, and the report says what was done
// until then.
func (im *Importer) Run(ctx context.Context, src io.Reader) (Report, error) {
	rep := newReport(im.Mapping)
	r, err := newReader(im.Mapping, im.Service.Live(), src)
	if err != nil {
		return rep, err
	}
	err = im.cases(r, func(rows []row) error {
		if err := im.replay(ctx, rows, &rep); err != nil {
			return err
		}
		if im.Progress != nil && rep.Cases%progressEvery == 0 {
			im.Progress(rep.Cases)
		}
		return ctx.Err()
	})
	rep.finish(r)
	return rep, err
}

// cases calls each with the rows of one case after another.
func (im *Importer) cases(r *reader, each func([]row) error) error {
	var rows []row
	for {
		x, err := r.next()
		ended := errors.Is(err, io.EOF)
		if err != nil && !ended {
			return err
		}
		if len(rows) > 0 && (ended || rows[0].key != x.key) {
			if err := each(rows); err != nil {
				return err
			}
			rows = nil
		}
		if ended {
			return nil
		}
		rows = append(rows, x)
	}
}

// replay replays the rows of one case in one transaction.
func (im *Importer) replay(ctx context.Context, rows []row, rep *Report) error {
	var t *tale
	err := im.Service.Batch(ctx, func(b *service.Batch) error {
		t = newTale(ctx, im, b, rows[0].key)
		if err := t.tell(rows); err != nil || !im.DryRun {
			return err
		}
		return errDry
	})
	if err != nil && !errors.Is(err, errDry) {
		return fmt.Errorf("case %s (line %d): %w", rows[0].key, rows[0].line, err)
	}
	rep.take(t)
	return nil
}
