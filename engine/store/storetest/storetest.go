// Package storetest is the one suite that every store passes.
package storetest

import (
	"testing"

	"github.com/akis-platform/akis/engine/service"
)

// Opener answers an empty store of its own for a test. Tampering, which only a
// hand on the database can do, is the store's to offer: Exec runs a statement of
// SQL on it, and Verify checks the history.
type Opener func(t testing.TB) Under

// Under is a store under test.
type Under struct {
	service.Store
	Exec   func(statement string) error
	Verify func() ([]string, error)
	// Memories counts the commands that are remembered.
	Memories func() (int, error)
}

// Run holds a store to the contract.
func Run(t *testing.T, open Opener) {
	for name, test := range map[string]func(*testing.T, Under){
		"Journey":                     journey,
		"RollbackLeavesNothing":       rollbackLeavesNothing,
		"OneClaimWins":                oneClaimWins,
		"SameKeySameAnswer":           sameKeySameAnswer,
		"StaleOnlyWhenItMatters":      staleOnlyWhenItMatters,
		"DueFiresOnce":                dueFiresOnce,
		"FailedTicksWait":             failedTicksWait,
		"OutboxSendsOnce":             outboxSendsOnce,
		"OutboxRetriesAndGivesUp":     outboxRetriesAndGivesUp,
		"OutboxIsFenced":              outboxIsFenced,
		"OutboxIsHeld":                outboxIsHeld,
		"NoticesReachTheTeam":         noticesReachTheTeam,
		"TurnsAreFair":                turnsAreFair,
		"PagesAreWhole":               pagesAreWhole,
		"FiltersAgree":                filtersAgree,
		"TasksAreFound":               tasksAreFound,
		"ScopesLeakNothing":           scopesLeakNothing,
		"PartnersFindNothingHidden":   partnersFindNothingHidden,
		"PoolsAreCounted":             poolsAreCounted,
		"MuchTextIsKept":              muchTextIsKept,
		"SearchFolds":                 searchFolds,
		"IndexedFieldsAreFound":       indexedFieldsAreFound,
		"CustomersHaveOneContactEach": customersHaveOneContactEach,
		"GuessesAreCounted":           guessesAreCounted,
		"OldRowsGo":                   oldRowsGo,
		"SessionsEnd":                 sessionsEnd,
		"TamperingIsFound":            tamperingIsFound,
		"ErasureKeepsTheChain":        erasureKeepsTheChain,
		"MemoriesAreKept":             memoriesAreKept,
		"WhatACommandNames":           whatACommandNames,
		"VersionsStay":                versionsStay,
		"SnapshotsAreACache":          snapshotsAreACache,
		"VersionsKeep":                versionsKeep,
		"PlacesAreRenamed":            placesAreRenamed,
		"WaysStayOpen":                waysStayOpen,
		"PublishersMeet":              publishersMeet,
		"AnyWalkIsSound":              anyWalkIsSound,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}
