package service

// Tell sends an update of no case to every listener.
func (s *Service) Tell() { s.hub.send(Update{Kind: UpdatePublished}) }
