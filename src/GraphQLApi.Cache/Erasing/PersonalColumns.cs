using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Cache.Erasing;

/// <summary>
/// Blanks what tells about a customer, in rows that are stored and in rows about to be: everything the schema masks or withholds (SEMANTICS §7.3),
/// and what identifies although it is open, the user id and the customer's key. What metrics count stays.
/// </summary>
internal static class PersonalColumns
{
    /// <param name="session">With its tags and conversations, and theirs.</param>
    public static void Blank(SessionRow session)
    {
        session.UserId = session.CustomerKey = session.ChannelSpecificUserId = null;
        session.CustomerPhone = session.CenterPhone = session.CustomerEmail = null;
        session.CustomerFirstName = session.CustomerLastName = null;
        session.CsatFeedback = session.ErrorDetails = null;
        session.StatusDetail = WithoutFreeText(session.StatusDetail);
        session.Tags.ForEach(tag => tag.Value = null);
        session.Conversations.ForEach(Blank);
    }

    public static void Blank(RealtimeSessionRow session) => session.UserId = session.CallerNumber = session.DialedNumber = null;

    private static void Blank(ConversationRow conversation)
    {
        conversation.UserId = conversation.CustomerKey = conversation.ChannelSpecificUserId = null;
        conversation.CustomerPhone = conversation.CenterPhone = conversation.CustomerEmail = null;
        conversation.CustomerFirstName = conversation.CustomerLastName = null;
        conversation.Caller = conversation.Callee = conversation.DialedNumber = conversation.EndUserNumber = conversation.CountryCode = null;
        conversation.CsatFeedback = conversation.ErrorDetails = conversation.LastIntentUserInput = null;
        conversation.DispositionRemarks = [];
        conversation.StatusDetail = WithoutFreeText(conversation.StatusDetail);
        conversation.Tags.ForEach(tag => tag.Value = null);
        conversation.AgentSegments.ForEach(Blank);
    }

    private static void Blank(AgentSegmentRow segment)
    {
        segment.Notes = [];
        // Colleagues have ids; the others are named by their phone number.
        segment.Consultations.Where(consultation => consultation.AgentId is null).ToList().ForEach(consultation => consultation.Name = null);
        segment.JoinedUsers.Where(joined => joined.AgentId is null).ToList().ForEach(joined => joined.Name = null);
    }

    // The part before the colon is of the vendor's list.
    private static string? WithoutFreeText(string? statusDetail) =>
        statusDetail?.IndexOf(':', StringComparison.Ordinal) is { } colon and >= 0 ? statusDetail[..colon] : statusDetail;
}
