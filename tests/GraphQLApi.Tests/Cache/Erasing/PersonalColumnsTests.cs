using System.Reflection;
using GraphQLApi.Cache.Erasing;
using GraphQLApi.Cache.Rows;

namespace GraphQLApi.Tests.Cache.Erasing;

/// <summary>What stays readable of an erased person's rows, named column by column: a new column has to be decided on here.</summary>
public sealed class PersonalColumnsTests
{
    [Fact]
    public void Of_a_session_ids_and_vocabulary_stay()
    {
        var session = Filled<SessionRow>();
        session.Tags = [Filled<SessionTagRow>()];
        session.Skills = [Filled<SessionSkillRow>()];
        session.Intents = [Filled<SessionIntentRow>()];
        PersonalColumns.Blank(session);
        Assert.Equal(
            "AutomationBotIds BotId Channel DeflectedTo DisconnectingEvent FinalStatus OrgId RealtimeStatus SessionId SmartStatus StatusDetail SurveyType", Left(session));
        Assert.Equal("KEPT", session.StatusDetail);
        Assert.Equal("Name SessionId", Left(session.Tags[0]));
    }

    [Fact]
    public void Of_a_conversation_too()
    {
        var conversation = Filled<ConversationRow>();
        var segment = Filled<AgentSegmentRow>();
        var (colleague, outsider) = (Filled<ConsultationRow>(), Filled<ConsultationRow>());
        var joined = Filled<JoinedUserRow>();
        outsider.AgentId = joined.AgentId = null;
        segment.Consultations = [colleague, outsider];
        segment.JoinedUsers = [joined];
        conversation.AgentSegments = [segment];
        conversation.Tags = [Filled<ConversationTagRow>()];
        PersonalColumns.Blank(new SessionRow { Conversations = [conversation] });
        Assert.Equal(
            "AutomationBotIds BotId CampaignId CampaignInstanceId CampaignName Channel ContactLists ContactStatus ConversationId DialingListId DisconnectingEvent "
            + "FinalStatus LastIntentName SessionId SmartStatus StatusDetail SurveyType",
            Left(conversation));
        Assert.Equal("ConversationId Name", Left(conversation.Tags[0]));
        Assert.Equal("AgentId AgentName ConversationId QueueId SessionId Status", Left(segment));
        Assert.Equal(("AgentId ConversationId Name", "ConversationId", "ConversationId"), (Left(colleague), Left(outsider), Left(joined)));
    }

    [Fact]
    public void Of_the_feed_what_happened_stays()
    {
        var session = Filled<RealtimeSessionRow>();
        PersonalColumns.Blank(session);
        Assert.Equal("BotId Channel DeflectedTo Intents SessionId Status TimeHandled", Left(session));
    }

    private static T Filled<T>()
        where T : new()
    {
        var row = new T();
        foreach (var property in Texts<T>())
            property.SetValue(row, property.PropertyType == typeof(string) ? "KEPT: text" : new List<string> { "text" });
        return row;
    }

    private static string Left<T>(T row) => string.Join(' ', Texts<T>()
        .Where(property => property.GetValue(row) is string { Length: > 0 } or List<string> { Count: > 0 })
        .Select(property => property.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<PropertyInfo> Texts<T>() =>
        typeof(T).GetProperties().Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(List<string>));
}
