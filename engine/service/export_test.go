package service

// Tell sends an update of no case to every listener.
func (s *Service) Tell() { s.hub.send(Update{Kind: UpdatePublished}) }

// TellPolledFirst tells of a command's result after the poll has found the case.
func (s *Service) TellPolledFirst(res Result) {
	s.hub.found(res.Case)
	s.hub.changed(res)
}
