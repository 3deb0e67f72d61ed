using GraphQLApi.Cache.Derivation;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Sync.Mapping;

/// <summary>One agent record → one conversation with its visits, segments, misses and lists.</summary>
internal static class ConversationMapping
{
    /// <param name="record">A record with a conversation id.</param>
    /// <param name="session">With key, start and effective end.</param>
    /// <param name="position">Place among the session's conversations.</param>
    /// <param name="context">How the record was read.</param>
    public static ConversationRow Map(SourceRecord record, SessionRow session, int position, MappingContext context)
    {
        var row = Scalars(record);
        row.SessionId = session.SessionId;
        row.Position = position;
        row.StartTime = session.StartTime;
        row.HandoverTime = record.FirstContact;
        row.FetchedAt = context.ReadAt;
        row.Settled = context.Settled;
        row.CustomerKey = CustomerKey.Derive(context.CustomerKeySecret, row.CustomerPhone, row.CustomerEmail, row.UserId);
        row.DataQuality = record.Flags;
        VendorLists.AddTo(row, record.Dto);
        Destinations(row, record.Destinations, session.EffectiveEndTime);
        End(row, session, context);
        return row;
    }

    private static ConversationRow Scalars(SourceRecord record)
    {
        var dto = record.Dto;
        var meta = MetaInfo.Read(dto.MetaInfo);
        return new ConversationRow
        {
            ConversationId = record.ConversationId!, // Map's contract
            Channel = VendorText.Scalar(dto.Channel),
            Direction = record.Direction,
            IsVoicemail = dto.IsVoicemail,
            FinalStatus = record.FinalStatus,
            SmartStatus = record.SmartStatus,
            StatusDetail = record.StatusDetail,
            DisconnectingEvent = record.DisconnectingEvent,
            ErrorDetails = VendorText.Scalar(dto.ErrorDetails),
            BotId = VendorText.Scalar(dto.BotId),
            UserId = VendorText.Scalar(dto.UserId),
            ChannelSpecificUserId = VendorText.Scalar(dto.ChannelSpecificUserId),
            CustomerPhone = VendorText.Scalar(dto.CustomerInfo?.Phone),
            CenterPhone = VendorText.Scalar(dto.CustomerInfo?.CenterPhone),
            CustomerFirstName = VendorText.Scalar(dto.CustomerInfo?.FirstName),
            CustomerLastName = VendorText.Scalar(dto.CustomerInfo?.LastName),
            CustomerEmail = VendorText.Scalar(dto.CustomerInfo?.Email),
            Caller = meta.Caller,
            Callee = meta.Callee,
            DialedNumber = meta.DialedNumber,
            EndUserNumber = meta.EndUserNumber,
            CountryCode = meta.CountryCode,
            LastIntentName = meta.LastIntentName,
            LastIntentUserInput = meta.LastIntentUserInput,
            CampaignId = VendorText.Scalar(dto.CampaignInfo?.CampaignId),
            CampaignName = VendorText.Scalar(dto.CampaignInfo?.CampaignName),
            CampaignInstanceId = VendorText.Scalar(dto.CampaignInfo?.CampaignInstanceId),
            DialingListId = VendorText.Scalar(dto.CampaignInfo?.CampaignDialingListId),
            CampaignAttempt = dto.CampaignInfo?.Attempt,
            ContactStatus = VendorText.Scalar(dto.CampaignInfo?.ContactStatus),
            CampaignRunDate = record.CampaignRunDate,
            ContactLists = VendorText.Texts(dto.CampaignInfo?.ContactListName ?? []),
            DispositionRemarks = VendorText.Remarks(dto.DispositionRemarks),
            AutomationBotIds = VendorText.Texts(dto.AutomationBotIds),
            CsatScore = record.Survey.CsatScore,
            CsatFeedback = record.Survey.CsatFeedback,
            NpsScore = record.Survey.NpsScore,
            LikeDislikeScore = record.Survey.LikeDislikeScore,
            SurveyType = record.Survey.SurveyType,
        };
    }

    private static void Destinations(ConversationRow row, IReadOnlyList<DestinationPart> parts, DateTime? sessionEnd)
    {
        var journey = new QueueJourney(parts);
        journey.Answers();
        journey.Segments();
        row.QueueVisits.AddRange(journey.Visits);
        foreach (var part in parts)
        {
            if (part.Segment is { } segment)
            {
                Own(segment, row);
            }

            if (part.Visit is { } visit)
            {
                Own(visit, row);
            }
        }

        row.Outcome = Outcomes.OfConversation(row, journey.Visits);
        journey.Exits(row, sessionEnd);
        row.DataQuality |= journey.Flags;
        row.FirstWaitSeconds = journey.Visits is [var first, ..] ? first.WaitSeconds : null;
        var accepted = row.AgentSegments.FindAll(segment => segment.AcceptedTime is not null);
        row.TransferCount = accepted.Count(segment => segment.EndedByTransfer);
        row.HandleSeconds = accepted.Count == 0 ? null : accepted.Sum(segment => segment.HandleSeconds ?? 0);
    }

    private static void Own(AgentSegmentRow segment, ConversationRow row)
    {
        segment.ConversationId = row.ConversationId;
        segment.SessionId = row.SessionId;
        segment.Time = segment.AcceptedTime ?? segment.AssignedTime ?? row.StartTime;
        Sighting.At(segment.Agent, row.StartTime);
        foreach (var consultation in segment.Consultations)
        {
            consultation.ConversationId = row.ConversationId;
            Sighting.At(consultation.Agent, row.StartTime);
        }

        foreach (var joined in segment.JoinedUsers)
        {
            joined.ConversationId = row.ConversationId;
            Sighting.At(joined.Agent, row.StartTime);
        }

        row.AgentSegments.Add(segment);
    }

    private static void Own(QueueVisitRow visit, ConversationRow row)
    {
        visit.ConversationId = row.ConversationId;
        visit.SessionId = row.SessionId;
        Sighting.At(visit.Queue, row.StartTime);
        foreach (var miss in visit.NonRespondingAgents)
        {
            miss.ConversationId = row.ConversationId;
            miss.SessionId = row.SessionId;
            Sighting.At(miss.Agent, row.StartTime);
            row.MissedAssignments.Add(miss);
        }
    }

    // SEMANTICS §2.3 and trap T4: whatever ended last ended it.
    private static void End(ConversationRow row, SessionRow session, MappingContext context)
    {
        if (row.Outcome == Outcome.InProgress)
        {
            row.Settled = false;
            row.DataQuality |= context.Settled ? DataQualityFlags.ActiveStale : DataQualityFlags.None;
            return;
        }

        var end = session.EffectiveEndTime;
        foreach (var segment in row.AgentSegments)
        {
            end = RecordTimes.Max(end, RecordTimes.Max(segment.InteractionEndTime, segment.AfterCallWorkEndTime));
        }

        row.EndTime = end;
        row.DurationSeconds = RecordTimes.Seconds(row.HandoverTime ?? row.StartTime, end);
        row.DataQuality |= end is null ? DataQualityFlags.MissingEnd : DataQualityFlags.None;
        row.DataQuality |= row.DurationSeconds < 0 ? DataQualityFlags.EndBeforeStart : DataQualityFlags.None;
    }
}
