using GraphQLApi.Analytics;
using GraphQLApi.Analytics.Access;
using GraphQLApi.Analytics.Fields;
using GraphQLApi.Cache.Rows;
using GraphQLApi.Engine.Types;

namespace GraphQLApi.Tests.Analytics.Access;

/// <summary>Which fields are personal, that their descriptions say so, and what is left of them without <c>pii:read</c>.</summary>
public sealed class PersonalFieldTests
{
    private static readonly Schema Schema = AnalyticsSchema.Build(new AnalyticsOptions());

    // SEMANTICS §7.3, line by line; a field that is added has to be judged here.
    private const string PersonalFields = """
        Agent.email Email
        AgentSegment.notes Withheld
        CallInfo.callee Phone
        CallInfo.caller Phone
        CallInfo.countryCode Phone
        CallInfo.dialedNumber Phone
        CallInfo.endUserNumber Phone
        Consultation.name OutsiderName
        Conversation.channelSpecificUserId Value
        Conversation.csatFeedback Withheld
        Conversation.dispositionRemarks Value
        Conversation.errorDetails Withheld
        Conversation.lastIntentUserInput Withheld
        Conversation.metaInfo Withheld
        Conversation.raw Withheld
        Conversation.statusDetail Remainder
        ConversationDetail.contactFlow Withheld
        ConversationDetail.formData Withheld
        ConversationDetail.keyIntentUserInput Withheld
        ConversationDetail.notes Withheld
        ConversationDetail.pagesVisited Withheld
        ConversationDetail.raw Withheld
        ConversationDetail.userInfo Withheld
        ConversationDisposition.remarks Withheld
        Customer.centerPhone Phone
        Customer.email Email
        Customer.firstName Name
        Customer.lastName Name
        Customer.phone Phone
        JoinedUser.name OutsiderName
        Note.text Withheld
        PageVisit.page Withheld
        RealtimeSession.callerNumber Phone
        RealtimeSession.dialedNumber Phone
        Session.channelSpecificUserId Value
        Session.csatFeedback Withheld
        Session.errorDetails Withheld
        Session.raw Withheld
        Session.statusDetail Remainder
        Tag.value Value
        TransferTarget.email Email
        TransferTarget.name OutsiderName
        """;

    [Fact]
    public void These_fields_are_personal_and_no_others() => Assert.Equal(
        PersonalFields.ReplaceLineEndings("\n"),
        string.Join('\n', Outputs().Where(field => field.Tag.Personal != Personal.No).Select(field => $"{field.Coordinate} {field.Tag.Personal}").Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_json_field_is_withheld() => Assert.Empty(
        Outputs().Where(field => field.Field.Type.Named.Name == "JSON" && field.Tag.Personal != Personal.Withheld).Select(field => field.Coordinate));

    [Fact]
    public void The_description_of_a_personal_field_says_so() => Assert.Empty(
        from field in Outputs()
        let says = field.Field.Description!.Contains("pii:read", StringComparison.Ordinal) // every field has a description
        where says != (field.Tag.Personal != Personal.No)
        select $"{field.Coordinate}: {field.Field.Description}");

    [Fact]
    public void The_field_of_a_filter_or_sort_is_personal_where_the_field_it_reads_is()
    {
        var inputs = (
            from type in Schema.Types.Values.OfType<InputObjectType>()
            let suffix = new[] { "FilterInput", "SortInput" }.FirstOrDefault(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
            where suffix is not null && Schema.FindType(type.Name[..^suffix.Length]) is ObjectType
            let output = (ObjectType)Schema.FindType(type.Name[..^suffix.Length])!
            from input in type.Fields.Values
            where output.Fields.ContainsKey(input.Name)
            select (Coordinate: $"{type.Name}.{input.Name}", Input: input, IsPersonal: FieldTag.Of(output.Fields[input.Name]).Personal != Personal.No)).ToArray();
        Assert.Empty(inputs.Where(input => FieldTag.IsPersonal(input.Input) != input.IsPersonal).Select(input => input.Coordinate));
        Assert.Empty(inputs.Where(input => input.Input.Description!.EndsWith(" Needs pii:read.", StringComparison.Ordinal) != input.IsPersonal).Select(input => input.Coordinate));
        Assert.InRange(inputs.Count(input => input.IsPersonal), 30, 200);
        Assert.True(inputs.Single(input => input.Coordinate == "CustomerFilterInput.phone").IsPersonal);
        Assert.False(inputs.Single(input => input.Coordinate == "CustomerSortInput.key").IsPersonal);
    }

    [Fact]
    public async Task Without_the_scope_values_are_masked_and_counted_by_path()
    {
        await using var host = await AnalyticsHost.StartAsync(Fill);
        host.Scopes = AccessScopes.Read;
        Assert.Equal(
            """
            {"data":{"session":{"statusDetail":"Sales: ***","errorDetails":null,"channelSpecificUserId":"***","csatFeedback":null,"customer":{"key":"k","called":"+4********23","email":"j***@d***.com","firstName":"J.","lastName":null},"userTags":[{"name":"tier","value":"***"}],"conversations":[{"raw":null,"dispositionRemarks":["***","***"],"agentSegments":[{"notes":null,"agentName":"Ann","agent":{"name":"Ann","email":"a***@e***.com"},"consultations":[{"name":"Bob"},{"name":"+."}]}]}]}},"extensions":{"masked":{"session.channelSpecificUserId":1,"session.conversations.agentSegments.agent.email":1,"session.conversations.agentSegments.consultations.name":1,"session.conversations.agentSegments.notes":1,"session.conversations.dispositionRemarks":2,"session.conversations.raw":1,"session.csatFeedback":1,"session.customer.called":1,"session.customer.email":1,"session.customer.firstName":1,"session.errorDetails":1,"session.statusDetail":1,"session.userTags.value":1}}}
            """,
            await host.AnswerAsync(Question));
    }

    [Fact]
    public async Task With_the_scope_values_are_as_received()
    {
        await using var host = await AnalyticsHost.StartAsync(Fill);
        Assert.Equal(
            """
            {"data":{"session":{"statusDetail":"Sales:Jane","errorDetails":"No route to Jane","channelSpecificUserId":"64f/jane@domain.com","csatFeedback":"Thanks, Ann","customer":{"key":"k","called":"+49301234123","email":"jane@domain.com","firstName":"Jane","lastName":null},"userTags":[{"name":"tier","value":"gold"}],"conversations":[{"raw":{"conversationId":"c-9"},"dispositionRemarks":["Jane moved","to 12 Elm St"],"agentSegments":[{"notes":["Call Jane"],"agentName":"Ann","agent":{"name":"Ann","email":"ann@example.com"},"consultations":[{"name":"Bob"},{"name":"+4930999"}]}]}]}}}
            """,
            await host.AnswerAsync(Question));
    }

    [Fact]
    public async Task Nothing_is_counted_where_nothing_was_hidden()
    {
        await using var host = await AnalyticsHost.StartAsync(SampleRows.Fill);
        host.Scopes = AccessScopes.Read;
        Assert.Equal(
            """{"data":{"session":{"statusDetail":null,"customer":null,"raw":null}}}""",
            await host.AnswerAsync("""{ session(sessionId: "s3") { statusDetail customer { phone } raw } }"""));
    }

    [Fact]
    public async Task A_mutation_needs_its_scope()
    {
        await using var host = await AnalyticsHost.StartAsync();
        host.Scopes = AccessScopes.Read | AccessScopes.PersonalData | AccessScopes.Introspection;
        Assert.Equal(
            """
            {"errors":[{"message":"`cancelSyncJob` needs the scope sync:write.","locations":[{"line":1,"column":12}],"path":["cancelSyncJob"],"extensions":{"code":"AUTH_NOT_AUTHORIZED","scope":"sync:write"}}],"data":null}
            """,
            await host.AnswerAsync("""mutation { cancelSyncJob(input: { id: "U3luY0pvYjpqb2Ix" }) { job { id } } }"""));
        Assert.All(
            ["""startBackfill(input: { from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z" })""", """refreshConversation(input: { conversationId: "c-1" })"""],
            mutation => Assert.Contains("AUTH_NOT_AUTHORIZED", host.AnswerAsync($"mutation {{ {mutation} {{ errors {{ code }} }} }}").GetAwaiter().GetResult(), StringComparison.Ordinal));
    }

    private const string Question = """
        {
          session(sessionId: "s9") {
            statusDetail errorDetails channelSpecificUserId csatFeedback customer { key called: phone email firstName lastName } userTags { name value }
            conversations { raw dispositionRemarks agentSegments { notes agentName agent { name email } consultations { name } } }
          }
        }
        """;

    private static void Fill(GraphQLApi.Cache.CacheDbContext db)
    {
        SampleRows.Fill(db);
        db.AddRange(
            new SessionRow
            {
                SessionId = "s9", StartTime = SampleRows.Day.AddMinutes(50), FetchedAt = SampleRows.Day.AddDays(1), StatusDetail = "Sales:Jane", ErrorDetails = "No route to Jane",
                ChannelSpecificUserId = "64f/jane@domain.com", CsatFeedback = "Thanks, Ann", CustomerKey = "k", CustomerPhone = "+49301234123", CustomerEmail = "jane@domain.com",
                CustomerFirstName = "Jane",
            },
            new SessionTagRow { SessionId = "s9", Scope = TagScope.User, Position = 0, Name = "tier", Value = "gold" },
            new ConversationRow
            {
                ConversationId = "c-9", SessionId = "s9", StartTime = SampleRows.Day.AddMinutes(50), FetchedAt = SampleRows.Day.AddDays(1),
                DispositionRemarks = ["Jane moved", "to 12 Elm St"],
            },
            new RawRecordRow { SessionId = "s9", RecordKey = "c-9", Json = """{"conversationId":"c-9"}""", FetchedAt = SampleRows.Day },
            new AgentSegmentRow
            {
                ConversationId = "c-9", Ordinal = 0, SessionId = "s9", AgentId = "u-1", QueueId = "qu-1", AgentName = "Ann", AcceptedTime = SampleRows.Day, Time = SampleRows.Day,
                Notes = ["Call Jane"],
            },
            new ConsultationRow { ConversationId = "c-9", Ordinal = 0, Position = 0, AgentId = "u-2", Name = "Bob" },
            new ConsultationRow { ConversationId = "c-9", Ordinal = 0, Position = 1, Name = "+4930999" });
    }

    private static IEnumerable<(string Coordinate, FieldDefinition Field, FieldTag Tag)> Outputs() =>
        from type in Schema.Types.Values.OfType<ObjectType>()
        where !type.Name.StartsWith("__", StringComparison.Ordinal)
        from field in type.Fields.Values
        select ($"{type.Name}.{field.Name}", field, FieldTag.Of(field));
}
