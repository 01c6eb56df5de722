package coverpage

import "github.com/akis-platform/akis/engine/phrase"

// labels are the words of the page itself.
type labels struct {
	Title, Points, Scenarios, Passed, Failed, Missed, NothingMissed string
	Flows, Beside, Node, What, Hits, By, Place                      string
	All, Some, None, Outcome, Escalation, Reopening, EveryPoint     string
	Large                                                           string
}

func (b builder) labels() labels {
	return labels{
		Title: b.say(phrase.Say("Coverage")), Points: b.say(phrase.Say("points seen")), Scenarios: b.say(phrase.Say("Scenarios")),
		Passed: b.say(phrase.Say("passed")), Failed: b.say(phrase.Say("failed")), Missed: b.say(phrase.Say("What no scenario came by")),
		NothingMissed: b.say(phrase.Say("Every point was seen.")),
		Flows:         b.say(phrase.Say("Flows")), Beside: b.say(phrase.Say("Beside the flows")), Node: b.say(phrase.Say("Where")),
		What: b.say(phrase.Say("What")), Hits: b.say(phrase.Say("Times")), By: b.say(phrase.Say("By")), Place: b.say(phrase.Say("Source")),
		All: b.say(phrase.Say("all seen")), Some: b.say(phrase.Say("some seen")),
		None: b.say(phrase.Say("not seen")), Outcome: b.say(phrase.Say("outcome")), Escalation: b.say(phrase.Say("escalation")),
		Reopening: b.say(phrase.Say("reopening")), EveryPoint: b.say(phrase.Say("Every point of this flow")),
		Large: b.say(phrase.Say("This flow is too large for a picture.")),
	}
}
