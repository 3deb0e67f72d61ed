using GraphQLApi.Cache.Rows;
using GraphQLApi.Upstream.Wire;

namespace GraphQLApi.Cache.Derivation;

/// <summary>One vendor record with its times read and its place among the records of its session known.</summary>
internal sealed class SourceRecord
{
    private SourceRecord(InteractionDto dto, RecordTimes times)
    {
        Dto = dto;
        Times = times;
        ConversationId = VendorText.Scalar(dto.ConversationId);
        FinalStatus = VendorText.Scalar(dto.FinalStatus);
        SmartStatus = VendorText.Scalar(dto.SmartStatus);
        StatusDetail = VendorText.Scalar(dto.StatusDetail) ?? VendorText.Scalar(dto.Reason) ?? VendorText.Scalar(dto.CapitalReason);
        DisconnectingEvent = VendorText.Scalar(dto.DisconnectingEvent);
        Survey = Survey.Read(dto);
        CampaignRunDate = times.ReadAside(dto.CampaignInfo?.CampaignRunDate);
        Direction = ReadDirection(VendorText.Scalar(dto.Direction) ?? VendorText.Scalar(dto.CustomerInfo?.Direction));
    }

    public InteractionDto Dto { get; }

    public RecordTimes Times { get; }

    /// <summary>Null on bot-only records, and nothing else tells the two kinds apart (trap T13).</summary>
    public string? ConversationId { get; }

    public DateTime? Start { get; private init; }

    /// <summary>As sent.</summary>
    public DateTime? End { get; private init; }

    /// <summary><see cref="End"/>, or what it is once the double shift is taken back.</summary>
    public DateTime? EffectiveEnd { get; private init; }

    public string? FinalStatus { get; }

    public string? SmartStatus { get; }

    /// <summary>One concept under three names over the years (trap T25).</summary>
    public string? StatusDetail { get; }

    public string? DisconnectingEvent { get; }

    public Survey Survey { get; }

    public DateTime? CampaignRunDate { get; }

    /// <summary>At the top on agent records, inside customerinfo on bot records (trap T24).</summary>
    public Direction? Direction { get; }

    public IReadOnlyList<DestinationPart> Destinations { get; private set; } = [];

    /// <summary>First queue entry or assignment; the records of a session are ordered by it (SEMANTICS §2.1).</summary>
    public DateTime? FirstContact { get; private set; }

    public DataQualityFlags Flags { get; set; }

    public static SourceRecord Read(InteractionDto dto, DateTime readAt, int timeZoneOffset)
    {
        var times = new RecordTimes(timeZoneOffset);
        var start = times.Read(dto.SessionStartTime);
        var end = times.ReadAside(dto.SessionEndTime);
        var repaired = ZoneShift.RepairedEnd(
            VendorText.Scalar(dto.ConversationId) is null, VendorText.Scalar(dto.FinalStatus), start, end, timeZoneOffset);
        times.Observe(repaired ?? end);
        var record = new SourceRecord(dto, times) { Start = start, End = end, EffectiveEnd = repaired ?? end };
        if (repaired is not null)
        {
            record.Flags |= DataQualityFlags.TimeZoneShiftSuspect;
        }

        record.ReadDestinations();
        record.Judge(readAt);
        return record;
    }

    /// <summary>The order of SEMANTICS §2.1: bot-only first, then by first contact (none: last), then by conversation id.</summary>
    public static int Compare(SourceRecord one, SourceRecord other)
    {
        if (one.ConversationId is null || other.ConversationId is null)
        {
            return (one.ConversationId is null ? 0 : 1) - (other.ConversationId is null ? 0 : 1);
        }

        var byContact = (one.FirstContact ?? DateTime.MaxValue).CompareTo(other.FirstContact ?? DateTime.MaxValue);
        return byContact != 0 ? byContact : string.CompareOrdinal(one.ConversationId, other.ConversationId);
    }

    private void ReadDestinations()
    {
        if (Dto.Destinations.Count == 0)
        {
            return;
        }

        var reader = new DestinationReader(Times);
        Destinations = reader.Read(Dto.Destinations);
        FirstContact = reader.FirstContact;
        Flags |= reader.Flags;
    }

    private void Judge(DateTime readAt)
    {
        if (StatusTexts.HasUnknown(FinalStatus, SmartStatus))
        {
            Flags |= DataQualityFlags.UnknownStatus;
        }

        var hasKeyless = Dto.Skills.Any(skill => VendorText.Scalar(skill.Id) is null)
            || Dto.UserLevelTags.Any(HasNoName)
            || Dto.SessionLevelTags.Any(HasNoName);
        if (hasKeyless || Times.HasUnparsed || Survey.IsDoubtful || Dto.UnparsedValues.Count > 0)
        {
            Flags |= DataQualityFlags.UnparsedValue;
        }

        // Five minutes: clocks differ.
        if (Times.Latest > readAt.AddMinutes(5))
        {
            Flags |= DataQualityFlags.FutureTimestamp;
        }
    }

    private Direction? ReadDirection(string? text)
    {
        switch (text?.ToUpperInvariant())
        {
            case "INBOUND":
                return Rows.Direction.Inbound;
            case "OUTBOUND":
                return Rows.Direction.Outbound;
            case null:
                return null;
            default:
                Flags |= DataQualityFlags.UnparsedValue;
                return null;
        }
    }

    private static bool HasNoName(TagDto tag) => VendorText.Scalar(tag.Name) is null;
}
