using System.Text.Json;
using Moq;
using SupportConsole.Api;
using SupportConsole.Core.Cancellation;
using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Decisions;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Api;

public sealed class TranscriptEndpointsTests : PlatformTests
{
    private const string Submit = "/accounts/acme/transcripts";
    private static readonly Decision Decided = new()
    {
        Kind = DecisionKind.Submit,
        Rule = DecisionRule.RoomForAll,
        At = Samples.Now,
    };
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.FromHours(2));

    [Fact]
    public async Task Submit_Accepted_AnswersEachWithItsPlaceInLine()
    {
        Platform.Limiter.Submit = new SubmitOutcome.Accepted(
            [new("t1", TranscriptStatus.Processing, null), new("t2", TranscriptStatus.Queued, 7)],
            EffectiveLimit: 200,
            Running: 200,
            Queued: 7
        )
        {
            Decision = Decided,
        };

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            Submit,
            """
            {"transcripts":[{}, {"id":"t2","projectId":"staging","apiKeyId":"k1","model":"slam-1","audioUrl":"https://example.com/a.mp3","x":1}]}
            """
        );

        Assert.Equal(200, status);
        AssertJson(
            """{"results":[{"id":"t1","status":"processing","queuePosition":null},{"id":"t2","status":"queued","queuePosition":7}],"effectiveLimit":200,"running":200,"queued":7}""",
            body
        );
        Assert.Equal(
            [new(), new("t2", "staging", "k1", "slam-1", "https://example.com/a.mp3")],
            Assert.IsAssignableFrom<IReadOnlyList<TranscriptSubmission>>(Assert.Single(Platform.Limiter.Asked))
        );
        Assert.Equal([FakeDecisions.Id], headers.GetValues("X-Decision-Id"));
        Assert.Same(Decided, Assert.Single(Platform.Decisions.Issued));
    }

    public static TheoryData<object, int, string> Cancellations =>
        new()
        {
            { new CancelOutcome.Canceled(null), 204, "" },
            { new CancelOutcome.AlreadyCanceled(), 204, "" },
            {
                new CancelOutcome.NotWaiting(TranscriptStatus.Processing, null),
                409,
                """{"error":"The transcript is processing and cannot be cancelled: only a queued transcript can"}"""
            },
            {
                new CancelOutcome.NotWaiting(TranscriptStatus.Completed, null),
                409,
                """{"error":"The transcript has finished and cannot be cancelled: only a queued transcript can"}"""
            },
            { new CancelOutcome.UnknownTranscript(), 404, """{"error":"There is no transcript t1"}""" },
        };

    [Theory]
    [MemberData(nameof(Cancellations))]
    public async Task Cancel_EachEnd_IsAnsweredAsAgreed(object outcome, int expected, string answer)
    {
        Platform
            .Cancellation.Setup(service => service.CancelAsync("t1", It.IsAny<CancellationToken>()))
            .ReturnsAsync((CancelOutcome)outcome);

        using var response = await Platform.Client.DeleteAsync(PlatformApi.Prefix + "/transcripts/t1");

        Assert.Equal((expected, answer), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    public static TheoryData<object, int, string> Refusals =>
        new()
        {
            {
                new SubmitOutcome.Refused(NewWorkRefusal.NegativeBalance),
                400,
                "Your current account balance is negative. Please top up to continue using the API"
            },
            { new SubmitOutcome.Refused(NewWorkRefusal.Disabled), 403, "This account is disabled" },
            { new SubmitOutcome.UnknownAccount(), 404, "There is no account acme" },
            { new SubmitOutcome.UnknownProject("p"), 400, "transcripts[1].projectId: the account has no project p" },
            {
                new SubmitOutcome.UnknownProject("default"),
                400,
                "transcripts[0].projectId: the account has no project default"
            },
            {
                new SubmitOutcome.UnknownModel("m", ["slam-1", "universal"]),
                400,
                "transcripts[2].model: must be one of slam-1, universal"
            },
            {
                new SubmitOutcome.IdTaken("t1"),
                409,
                "transcripts[3].id: t1 is taken by another account; nothing was stored"
            },
        };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Submit_Refused_AnswersStatusAndSentence(object outcome, int expectedStatus, string expectedError)
    {
        Platform.Limiter.Submit = (SubmitOutcome)outcome with { Decision = Decided };

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            Submit,
            """{"transcripts":[{},{"projectId":"p"},{"projectId":"p","model":"m"},{"id":"t1","projectId":"p"}]}"""
        );

        Assert.Equal((expectedStatus, expectedError), (status, body.GetProperty("error").GetString()));
        Assert.True(headers.Contains("X-Decision-Id"));
    }

    [Theory]
    [InlineData("{}", "transcripts: is missing; it must be a list of 1 to 1,000 objects")]
    [InlineData("""{"transcripts":[]}""", "transcripts: must be a list of 1 to 1,000 objects")]
    [InlineData("""{"transcripts":{}}""", "transcripts: must be a list of 1 to 1,000 objects")]
    [InlineData("""{"transcripts":[{},null]}""", "transcripts[1]: must be a JSON object")]
    [InlineData("""{"transcripts":[{},{},"t"]}""", "transcripts[2]: must be a JSON object")]
    [InlineData(
        """{"transcripts":[{"id":""}]}""",
        "transcripts[0].id: must be 1 to 64 characters out of A-Z a-z 0-9 _ -, and none of the words lease, "
            + "heartbeat, complete"
    )]
    [InlineData(
        """{"transcripts":[{"id":"Lease"}]}""",
        "transcripts[0].id: must be 1 to 64 characters out of A-Z a-z 0-9 _ -, and none of the words lease, "
            + "heartbeat, complete"
    )]
    [InlineData(
        """{"transcripts":[{},{"id":7}]}""",
        "transcripts[1].id: must be 1 to 64 characters out of A-Z a-z 0-9 _ -, and none of the words lease, "
            + "heartbeat, complete"
    )]
    [InlineData(
        """{"transcripts":[{"projectId":"a/b"}]}""",
        "transcripts[0].projectId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -"
    )]
    [InlineData(
        """{"transcripts":[{"apiKeyId":"é"}]}""",
        "transcripts[0].apiKeyId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -"
    )]
    [InlineData(
        """{"transcripts":[{"audioUrl":"/a.mp3"}]}""",
        "transcripts[0].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{"audioUrl":"file:///etc/passwd"}]}""",
        "transcripts[0].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{"audioUrl":"javascript:alert(1)"}]}""",
        "transcripts[0].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{},{},{},{"audioUrl":["x"]}]}""",
        "transcripts[3].audioUrl: must be an absolute http or https address of at most 2,048 characters"
    )]
    [InlineData(
        """{"transcripts":[{"model":""}]}""",
        "transcripts[0].model: must be a text of 1 to 64 characters without control characters or blanks around it"
    )]
    public async Task Submit_WrongField_IsRefusedWithItsPlace(string json, string problem) =>
        await AssertRefusedAsync(Submit, json, problem);

    [Fact]
    public async Task Submit_BatchOf1000_IsTakenAndOneMoreIsNot()
    {
        static string Batch(int items) =>
            $$"""{"transcripts":[{{string.Join(',', Enumerable.Repeat("{}", items))}}]}""";

        var (status, _, _) = await Platform.SendAsync("POST", Submit, Batch(1_000));
        var (refused, error) = await Platform.RefusedAsync("POST", Submit, Batch(1_001));

        Assert.Equal(200, status);
        Assert.Equal((400, "transcripts: must be a list of 1 to 1,000 objects"), (refused, error));
        Assert.Single(Platform.Limiter.Asked);
    }

    [Fact]
    public async Task Lease_WithAll_AnswersLeases()
    {
        Platform.Limiter.Leases =
        [
            new("t1", "acme", "default", "universal", "https://example.com/a.mp3", "token", At, 2),
        ];

        var (_, body, headers) = await Platform.SendAsync(
            "POST",
            "/transcripts/lease",
            """{"workerId":"w 1","max":1000,"waitSeconds":30,"leaseSeconds":3600}"""
        );

        AssertJson(
            """{"leases":[{"id":"t1","accountId":"acme","projectId":"default","model":"universal","audioUrl":"https://example.com/a.mp3","leaseToken":"token","expiresAt":"2026-03-01T10:00:00.25Z","attempt":2}]}""",
            body
        );
        Assert.Equal(
            new LeaseRequest("w 1", 1_000, TimeSpan.FromSeconds(30), TimeSpan.FromHours(1)),
            Assert.Single(Platform.Limiter.Asked)
        );
        // No limit decides about a lease.
        Assert.False(headers.Contains("X-Decision-Id"));
    }

    [Fact]
    public async Task Lease_Smallest_HasDefaults()
    {
        await Platform.SendAsync("POST", "/transcripts/lease", """{"workerId":"w","max":1}""");

        Assert.Equal(
            new LeaseRequest("w", 1, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
            Assert.Single(Platform.Limiter.Asked)
        );
    }

    [Fact]
    public async Task Lease_WaitingWhenTheProgramStops_IsAnsweredWithNone()
    {
        Platform.Limiter.HangsOnLease = true;
        var waiting = Platform.SendAsync("POST", "/transcripts/lease", """{"workerId":"w","max":1,"waitSeconds":30}""");

        await Platform.Limiter.LeaseAsked;
        await Platform.StopAsync();

        AssertJson("""{"leases":[]}""", (await waiting).Body);
    }

    [Theory]
    [InlineData(
        """{"max":1}""",
        "workerId: is missing; it must be a text of 1 to 128 characters without control characters or blanks around it"
    )]
    [InlineData(
        """{"workerId":"a\u0000","max":1}""",
        "workerId: must be a text of 1 to 128 characters without control characters or blanks around it; it has "
            + "U+0000 (control character) at position 2, which cannot be shown"
    )]
    [InlineData("""{"workerId":"w"}""", "max: is missing; it must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":0}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":1001}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":1.5}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":20000000000000000000}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"workerId":"w","max":1,"waitSeconds":-1}""", "waitSeconds: must be a whole number from 0 to 30")]
    [InlineData("""{"workerId":"w","max":1,"waitSeconds":31}""", "waitSeconds: must be a whole number from 0 to 30")]
    [InlineData(
        """{"workerId":"w","max":1,"leaseSeconds":4}""",
        "leaseSeconds: must be a whole number from 5 to 3,600"
    )]
    [InlineData(
        """{"workerId":"w","max":1,"leaseSeconds":3601}""",
        "leaseSeconds: must be a whole number from 5 to 3,600"
    )]
    public async Task Lease_WrongField_IsRefused(string json, string problem) =>
        await AssertRefusedAsync("/transcripts/lease", json, problem);

    [Fact]
    public async Task Heartbeat_OfLeases_AnswersBothLists()
    {
        Platform.Limiter.Heartbeat = new(["t1"], ["t2"]);

        var (_, body, _) = await Platform.SendAsync(
            "POST",
            "/transcripts/heartbeat",
            """{"leases":[{"id":"t1","leaseToken":"a"},{"id":"t2","leaseToken":"b"}]}"""
        );

        AssertJson("""{"renewed":["t1"],"stale":["t2"]}""", body);
        Assert.Equal(
            [new("t1", "a"), new("t2", "b")],
            Assert.IsAssignableFrom<IReadOnlyList<LeaseKey>>(Assert.Single(Platform.Limiter.Asked))
        );
    }

    [Theory]
    [InlineData("{}", "leases: is missing; it must be a list of 1 to 1,000 objects")]
    [InlineData(
        """{"leases":[{"id":"t1","leaseToken":"a"},{"id":"t2"}]}""",
        "leases[1].leaseToken: is missing; it must be a text of 1 to 128 characters without control characters or "
            + "blanks around it"
    )]
    public async Task Heartbeat_WrongField_IsRefused(string json, string problem) =>
        await AssertRefusedAsync("/transcripts/heartbeat", json, problem);

    [Fact]
    public async Task Complete_OfEachKind_AnswersAllLists()
    {
        Platform.Limiter.Complete = new(["t1"], ["t2"], ["t3"]);

        var (_, body, _) = await Platform.SendAsync(
            "POST",
            "/transcripts/complete",
            """
            {"results":[{"id":"t1","leaseToken":"a","status":"completed","audioSeconds":12.3455},
                        {"id":"t2","leaseToken":"b","status":"error","error":"<script>\nno audio"},
                        {"id":"t4","leaseToken":"d","status":"completed","audioSeconds":360000}]}
            """
        );

        AssertJson("""{"accepted":["t1"],"stale":["t2"],"started":["t3"]}""", body);
        Assert.Equal(
            [
                new("t1", "a", true, 12_346),
                new("t2", "b", false, 0, "<script>\nno audio"),
                new("t4", "d", true, 360_000_000),
            ],
            Assert.IsAssignableFrom<IReadOnlyList<TranscriptResult>>(Assert.Single(Platform.Limiter.Asked))
        );
    }

    [Theory]
    [InlineData("\"leaseToken\":\"a\"", "status: is missing; it must be completed or error")]
    [InlineData("\"leaseToken\":\"a\",\"status\":\"done\"", "status: must be completed or error")]
    [InlineData("\"leaseToken\":\"a\",\"status\":\"COMPLETED\"", "status: must be completed or error")]
    [InlineData(
        "\"status\":\"completed\"",
        "leaseToken: is missing; it must be a text of 1 to 128 characters without control characters or blanks "
            + "around it"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":-0.001",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":360000.1",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":1e400",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"completed\",\"audioSeconds\":\"NaN\"",
        "audioSeconds: must be a number from 0 to 360,000"
    )]
    [InlineData(
        "\"leaseToken\":\"a\",\"status\":\"error\",\"error\":\"\\u0000\"",
        "error: must be a text of at most 2,000 characters; it has U+0000 (control character) at position 1, which "
            + "cannot be shown"
    )]
    public async Task Complete_WrongField_IsRefused(string fields, string problem) =>
        await AssertRefusedAsync(
            "/transcripts/complete",
            $$"""{"results":[{"id":"t0","leaseToken":"a","status":"error"},{"id":"t1",{{fields}}}]}""",
            $"results[1].{problem}"
        );

    [Theory]
    [InlineData(Throttle.Never, "null")]
    [InlineData(Throttle.Waiting, "true")]
    [InlineData(Throttle.Waited, "false")]
    public async Task Get_OfKnown_AnswersAllFields(object throttle, string throttled)
    {
        Platform.Limiter.Found = new(
            new()
            {
                Id = "t1",
                AccountId = "acme",
                ProjectId = "default",
                Model = "slam-1",
                ApiKeyId = "k1",
                AudioUrl = "https://example.com/a.mp3",
                Sequence = 1,
                Status = TranscriptStatus.Error,
                Throttle = (Throttle)throttle,
                Attempts = 2,
                SubmittedAt = At,
                StartedAt = At.AddSeconds(1),
                FinishedAt = At.AddSeconds(2),
                AudioMilliseconds = 1_500,
                Error = "no audio",
            },
            QueuePosition: null
        );

        var (status, body, _) = await Platform.SendAsync("GET", "/transcripts/t1");

        Assert.Equal(200, status);
        AssertJson(
            $$"""
            {"id":"t1","accountId":"acme","projectId":"default","status":"error","throttled":{{throttled}},"queuePosition":null,"attempts":2,
             "audioUrl":"https://example.com/a.mp3","model":"slam-1","apiKeyId":"k1",
             "submittedAt":"2026-03-01T10:00:00.25Z","startedAt":"2026-03-01T10:00:01.25Z","finishedAt":"2026-03-01T10:00:02.25Z","audioSeconds":1.5,"error":"no audio"}
            """,
            body
        );
    }

    [Fact]
    public async Task Get_OfUnknown_IsAnswered404() =>
        Assert.Equal((404, "There is no transcript t1"), await Platform.RefusedAsync("GET", "/transcripts/t1"));

    [Fact]
    public async Task List_AnswersNewestFirstWithTheNextPage()
    {
        Platform.Transcripts.Answer = new TranscriptListOutcome.Found(
            new([Listed("t2", TranscriptStatus.Queued), Listed("t1", TranscriptStatus.Completed)], new(1, "t1"), null)
        );

        var (status, body, _) = await Platform.SendAsync(
            "GET",
            "/accounts/acme/transcripts?status=queued&throttledOnly=true&model=slam-1&projectId=p&limit=200"
                + "&beforeId=b&afterId=a&unknown=1"
        );

        Assert.Equal(200, status);
        AssertJson(
            """
            {"transcripts":[
              {"id":"t2","accountId":"acme","projectId":"default","status":"queued","throttled":true,"attempts":0,"audioUrl":null,"model":"universal","apiKeyId":null,
               "submittedAt":"2026-03-01T10:00:00.25Z","startedAt":null,"finishedAt":null,"audioSeconds":null,"error":null},
              {"id":"t1","accountId":"acme","projectId":"default","status":"completed","throttled":true,"attempts":0,"audioUrl":null,"model":"universal","apiKeyId":null,
               "submittedAt":"2026-03-01T10:00:00.25Z","startedAt":null,"finishedAt":null,"audioSeconds":null,"error":null}],
             "nextBeforeId":"t1"}
            """,
            body
        );
        Assert.Equal(
            (
                new()
                {
                    AccountId = "acme",
                    Status = TranscriptStatus.Queued,
                    IsThrottled = true,
                    Model = "slam-1",
                    ProjectId = "p",
                    Take = 200,
                },
                "b",
                "a"
            ),
            Assert.Single(Platform.Transcripts.Asked)
        );
    }

    [Fact]
    public async Task List_WithEmptyParameters_FiltersNothing()
    {
        await Platform.SendAsync(
            "GET",
            "/accounts/acme/transcripts?status=&throttledOnly=&model=&projectId=&limit=&beforeId=&afterId="
        );

        Assert.Equal(
            (new TranscriptQuery { AccountId = "acme" }, null, null),
            Assert.Single(Platform.Transcripts.Asked)
        );
    }

    [Theory]
    [InlineData("status=Queued", "status: must be queued, processing, completed or error")]
    [InlineData("status=0", "status: must be queued, processing, completed or error")]
    [InlineData("throttledOnly=yes", "throttledOnly: must be true or false")]
    [InlineData("limit=0", "limit: must be a whole number from 1 to 200")]
    [InlineData("limit=201", "limit: must be a whole number from 1 to 200")]
    [InlineData("limit=ten", "limit: must be a whole number from 1 to 200")]
    [InlineData("beforeId=a%2Fb", "beforeId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -")]
    [InlineData("afterId=%00", "afterId: must be 1 to 64 characters out of A-Z a-z 0-9 _ -")]
    public async Task List_WithAWrongParameter_SaysWhichAndHow(string query, string problem)
    {
        var (status, error) = await Platform.RefusedAsync("GET", $"/accounts/acme/transcripts?{query}");

        Assert.Equal(400, status);
        Assert.StartsWith(problem, error, StringComparison.Ordinal);
        Assert.Empty(Platform.Transcripts.Asked);
    }

    [Fact]
    public async Task List_OfUnknown_SaysWhatIsUnknown()
    {
        Platform.Transcripts.Answer = new TranscriptListOutcome.UnknownTranscript("theirs");
        Assert.Equal(
            (400, "beforeId: the account has no transcript theirs"),
            await Platform.RefusedAsync("GET", "/accounts/acme/transcripts?beforeId=theirs")
        );
        Assert.Equal(
            (400, "afterId: the account has no transcript theirs"),
            await Platform.RefusedAsync("GET", "/accounts/acme/transcripts?beforeId=ours&afterId=theirs")
        );

        Platform.Transcripts.Answer = new TranscriptListOutcome.UnknownAccount();
        Assert.Equal(
            (404, "There is no account acme"),
            await Platform.RefusedAsync("GET", "/accounts/acme/transcripts")
        );
    }

    private static Transcript Listed(string id, TranscriptStatus status) =>
        new()
        {
            Id = id,
            AccountId = "acme",
            ProjectId = "default",
            Model = "universal",
            Sequence = 1,
            Status = status,
            Throttle = Throttle.Waiting,
            SubmittedAt = At,
        };

    private async Task AssertRefusedAsync(string path, string json, string problem)
    {
        Assert.Equal((400, problem), await Platform.RefusedAsync("POST", path, json));
        Assert.Empty(Platform.Limiter.Asked);
    }

    private static void AssertJson(string expected, JsonElement actual)
    {
        using var document = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(document.RootElement, actual), actual.ToString());
    }
}
