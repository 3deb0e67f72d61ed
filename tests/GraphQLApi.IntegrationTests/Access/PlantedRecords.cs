namespace GraphQLApi.IntegrationTests.Access;

/// <summary>Documents of the vendor's three endpoints (CONTRACT §4.5, §5, §6) with a marker in every place that may hold something about a person.</summary>
internal static class PlantedRecords
{
    // The first eight digits are the time of the session's start: 2026-03-04 at 10:00, 10:01 and 10:02.
    public const string BotSession = "69a802a0a1b2c3d4e5f60001";
    public const string Session = "69a802dca1b2c3d4e5f60002";
    public const string BrokenSession = "69a80318a1b2c3d4e5f60003";
    public const string Conversation = "c-1111111-2222-4333-8444-555555555555";
    public const string Queue = "qu-1111111-2222-4333-8444-555555555555";
    public const string Agent = "u-11111111-2222-5333-8444-555555555555";
    public const string Colleague = "u-22222222-2222-5333-8444-555555555555";

    /// <summary>interactionDetails. The feedback is given, so that a later reading can tell of a change.</summary>
    public static string Interactions(Markers mark, string feedback) => $$"""
        { "numResults": 3, "data": [{{BotRecord(mark)}}, {{ConversationRecord(mark, feedback)}}, {{BrokenRecord(mark)}}] }
        """;

    private static string BotRecord(Markers mark) => $$"""
        {
          "sessionId": "{{BotSession}}", "channel": "rtm", "sessionStartTime": "2026-03-04T10:00:00", "sessionEndTime": "2026-03-04T10:05:00",
          "botId": "st-00000000-0000-5000-8000-000000000001", "userId": "u-00000000-1111-5000-8000-000000000001",
          "channelSpecificUserId": "64f000000000000000000001/{{mark.Email("bot: channelSpecificUserId")}}", "orgId": "o-1",
          "smartStatus": "CLOSED AT BOT", "finalStatus": "BotResolved", "reason": "Bot flow:{{mark.Text("bot: reason")}}", "disconnectingEvent": "",
          "errorDetails": "{{mark.Text("bot: errorDetails")}}", "csatFeedback": "{{mark.Text("bot: csatFeedback")}}",
          "customerinfo": {
            "CustomerPhone": "{{mark.Phone("bot: CustomerPhone")}}", "CenterPhone": "{{mark.Phone("bot: CenterPhone")}}",
            "CustomerFirstName": "{{mark.Name("bot: CustomerFirstName")}}", "CustomerLastName": "{{mark.Name("bot: CustomerLastName")}}",
            "CustomerEmail": "{{mark.Email("bot: CustomerEmail")}}", "Direction": "Inbound",
            "MiddleName": "{{mark.Name("bot: an unknown key of customerinfo", Shown.Json)}}"
          },
          "skills": [],
          "userleveltags": [{ "name": "accountnum", "value": "{{mark.Text("bot: a user tag")}}" }],
          "sessionleveltags": [{ "name": "callerNumber", "value": "{{mark.Phone("bot: a session tag")}}", "by": "{{mark.Name("bot: an unknown key of a tag", Shown.Json)}}" }],
          "recordingUrl": "{{mark.Link("bot: a recording")}}", "transcript": ["{{mark.Text("bot: an unknown list", Shown.Json)}}"]
        }
        """;

    private static string ConversationRecord(Markers mark, string feedback) => $$"""
        {
          "conversationId": "{{Conversation}}", "sessionId": "{{Session}}", "channel": "voice", "isVoicemail": "NO", "Direction": "Inbound",
          "sessionStartTime": "2026-03-04T10:01:00", "sessionEndTime": "2026-03-04T10:20:00",
          "botId": "st-00000000-0000-5000-8000-000000000001", "userId": "u-00000000-1111-5000-8000-000000000002",
          "channelSpecificUserId": "{{mark.Email("channelSpecificUserId")}}",
          "finalStatus": "CLOSED", "smartStatus": "CLOSED", "reason": "Default Queue:{{mark.Name("reason")}}", "disconnectingEvent": "User Hangup",
          "errorDetails": "{{mark.Text("errorDetails")}}",
          "skills": [{ "id": "sk-1", "name": "Billing" }],
          "dispositions": ["Resolved"], "dispositionRemarks": ["{{mark.Text("dispositionRemarks")}}", "{{mark.Text("a second remark")}}"],
          "csatScore": 4, "surveyType": "csat", "csatFeedback": "{{feedback}}",
          "customerinfo": {
            "CustomerPhone": "{{mark.Phone("CustomerPhone")}}", "CenterPhone": "{{mark.Phone("CenterPhone")}}",
            "CustomerFirstName": "{{mark.Email("CustomerFirstName, an address")}}", "CustomerLastName": "{{mark.Name("CustomerLastName")}}",
            "CustomerEmail": "{{mark.Email("CustomerEmail")}}"
          },
          "metaInfo": {
            "caller": "{{mark.Phone("metaInfo.caller")}}", "callee": "{{mark.Phone("metaInfo.callee")}}", "callerHost": "{{mark.Address("metaInfo.callerHost")}}",
            "dialedNumber": "{{mark.Phone("metaInfo.dialedNumber")}}", "endUserNumber": "{{mark.Phone("metaInfo.endUserNumber")}}",
            "countryCode": "{{mark.Phone("metaInfo.countryCode")}}", "firstName": "{{mark.Name("metaInfo.firstName", Shown.Json)}}",
            "fullName": "{{mark.Name("metaInfo.fullName", Shown.Json)}}", "emailId": "{{mark.Email("metaInfo.emailId", Shown.Json)}}",
            "phoneNumber": "{{mark.Phone("metaInfo.phoneNumber", Shown.Json)}}", "ipAddress": "{{mark.Address("metaInfo.ipAddress")}}",
            "identities": [{ "val": "{{mark.Email("metaInfo.identities", Shown.Json)}}", "type": "mapped" }],
            "agentTransferConfig": {
              "lastIntentName": "Pay Invoice", "lastIntentuserInput": "{{mark.Text("metaInfo.lastIntentuserInput")}}",
              "sendTranscriptLink": "{{mark.Link("metaInfo.sendTranscriptLink")}}"
            }
          },
          "destinations": [{
            "destinationType": "QueueEntry", "queueId": "{{Queue}}", "queueName": "Default Queue", "EnterTime": "2026-03-04T10:02:00", "CallbackOpted": false,
            "note": "{{mark.Text("an unknown key of a queue entry", Shown.Json)}}",
            "nonRespondingAgents": [{
              "agentId": "{{Colleague}}", "agentNotes": ["{{mark.Text("notes of a miss", Shown.Json)}}"], "destinationType": "AgentSegment", "name": "Lou Poe",
              "email": "{{mark.Email("email of a miss", Shown.Json)}}", "assignedAt": "2026-03-04T10:02:05", "nonResponseEvent": "Ignored"
            }],
            "respondingAgent": {
              "agentId": "{{Agent}}", "agentNotes": ["{{mark.Text("agentNotes")}}", "{{mark.Text("a second note")}}"], "destinationType": "AgentSegment",
              "status": "Answered", "email": "{{mark.Email("an agent's email")}}", "name": "Kim Roe", "assignedAt": "2026-03-04T10:02:30", "acceptedTime": "2026-03-04T10:02:40",
              "interactionEndTime": "2026-03-04T10:10:40", "interactionDuration": 480,
              "ConsultingAgents": [
                { "agentId": "{{Colleague}}", "email": "{{mark.Email("a colleague's email")}}", "name": "Lou Poe", "assignedAt": "2026-03-04T10:05:00", "acceptedTime": "2026-03-04T10:05:05" },
                { "name": "{{mark.Phone("an outsider's number")}}", "assignedAt": "2026-03-04T10:06:00", "acceptedTime": "2026-03-04T10:06:05" }
              ],
              "JoinedUsers": [{ "email": "{{mark.Email("email of who joined", Shown.Json)}}", "name": "{{mark.Name("who joined from outside")}}", "joinedAt": "2026-03-04T10:07:00" }]
            }
          }],
          "userleveltags": [{ "name": "accountnum", "value": "{{mark.Text("a user tag")}}" }],
          "sessionleveltags": [{ "name": "callerNumber", "value": "{{mark.Phone("a session tag")}}" }],
          "recordingUrl": "{{mark.Link("a recording")}}"
        }
        """;

    /// <summary>Personal texts where times, numbers, flags, lists and objects belong.</summary>
    private static string BrokenRecord(Markers mark) => $$"""
        {
          "conversationId": "c-9999999-2222-4333-8444-555555555555", "sessionId": "{{BrokenSession}}", "channel": "voice",
          "sessionStartTime": "{{mark.Text("a broken start", Shown.Json)}}", "sessionEndTime": "{{mark.Phone("a broken end", Shown.Json)}}",
          "isVoicemail": "{{mark.Name("a broken flag", Shown.Json)}}", "Direction": "{{mark.Name("a broken direction", Shown.Json)}}",
          "csatScore": "{{mark.Phone("a broken score", Shown.Json)}}", "npsScore": "{{mark.Text("a broken nps", Shown.Json)}}",
          "skills": "{{mark.Text("a broken list", Shown.Json)}}", "customerinfo": "{{mark.Name("a broken object", Shown.Json)}}",
          "metaInfo": "{{mark.Text("a broken metaInfo", Shown.Json)}}",
          "campaigninfo": { "attempt": "{{mark.Text("a broken number", Shown.Json)}}", "campaignRunDate": "{{mark.Text("a broken time", Shown.Json)}}" },
          "userleveltags": [{ "value": "{{mark.Text("a tag without name", Shown.Json)}}" }],
          "destinations": [{ "destinationType": "QueueEntry", "queueName": "{{mark.Name("a queue entry without id", Shown.Json)}}", "EnterTime": "{{mark.Text("a broken entry", Shown.Json)}}" }],
          "{{mark.Email("a key", Shown.Json)}}": 1
        }
        """;

    public static string Detail(Markers mark) => $$"""
        {
          "_id": "{{Conversation}}", "orgId": "o-1", "accountId": "64f000000000000000000001", "botId": "st-00000000-0000-5000-8000-000000000001",
          "userId": "u-00000000-1111-5000-8000-000000000002", "botSessionId": "{{Session}}", "source": "rtm", "language": "en", "status": "CLOSED",
          "keyIntentName": "TalkToAgent", "keyIntentUserInput": "{{mark.Text("detail: keyIntentUserInput")}}", "waitTime": 3369,
          "startTime": "2026-03-04T10:02:00.000Z", "endTime": "2026-03-04T10:10:40.000Z", "phoneNumber": "{{mark.Phone("detail: phoneNumber", Shown.Json)}}",
          "participants": [{ "agentId": "{{Agent}}", "name": "Kim Roe", "queueId": "{{Queue}}", "queueName": "Default Queue", "status": "INACTIVE" }],
          "transferDetails": [{
            "fromQueue": "{{Queue}}", "fromAgent": "{{Agent}}", "transferredType": "OTHERS", "transferredAt": "2026-03-04T10:08:00.000Z",
            "transferredTo": [
              { "id": "{{Colleague}}", "name": "Lou Poe", "type": "AGENT", "emailId": "{{mark.Email("detail: emailId of a transfer")}}" },
              { "id": "ext-1", "name": "{{mark.Phone("detail: a transfer to the outside")}}", "type": "EXTERNAL" }
            ]
          }],
          "queues": [{ "type": "ASSIGNED", "status": "INACTIVE", "id": "{{Queue}}", "name": "Default Queue", "startTime": "2026-03-04T10:02:00.000Z" }],
          "notes": [{ "author": { "firstName": "Kim", "lastName": "Roe", "userId": "{{Agent}}" }, "note": "{{mark.Text("detail: note")}}", "timestamp": "2026-03-04T10:09:00.000Z" }],
          "dispositions": { "metaStatus": "AGENT_CLOSED", "status": "Resolved", "remarks": "{{mark.Text("detail: remarks")}}", "dispositionSets": [{ "dispositionsSet": "Default", "dispositionCodes": "Resolved" }] },
          "agentDesktopMeta": { "pagesVisited": [{ "page": "{{mark.Text("detail: page")}}", "timestamp": "2026-03-04T10:00:30.000Z", "timespent": 12.5 }] },
          "formData": [{ "field": "{{mark.Text("detail: formData", Shown.Json)}}" }], "contactFlow": [{ "step": "{{mark.Text("detail: contactFlow", Shown.Json)}}" }],
          "summary": ["{{mark.Text("detail: summary", Shown.Json)}}"],
          "userInfo": { "firstName": "{{mark.Name("detail: userInfo.firstName", Shown.Json)}}", "ipAddress": "{{mark.Address("detail: userInfo.ipAddress")}}", "city": "{{mark.Name("detail: userInfo.city", Shown.Json)}}" }
        }
        """;

    public static string Feed(Markers mark) => $$"""
        [{
          "sessionId": "{{Session}}", "intent": ["Pay Invoice"], "ANI": "{{mark.Phone("feed: ANI")}}", "DNI": "{{mark.Email("feed: DNI")}}", "channel": "rtm",
          "startTime": "2026-03-04T10:01:00.000+00:00", "endTime": "2026-03-04T10:20:00.000+00:00", "status": "completed", "timeHandled": "50s",
          "userId": "u-00000000-1111-5000-8000-000000000002", "customerName": "{{mark.Name("feed: an unknown key", Shown.Nowhere)}}"
        }]
        """;

    /// <summary>An error that echoes a customer.</summary>
    public static string Error(Markers mark) => $$"""
        { "errors": [{ "msg": "No access for {{mark.Name("error: a name", Shown.Nowhere)}} ({{mark.Phone("error: a number", Shown.Nowhere)}})", "code": 400 }] }
        """;
}
