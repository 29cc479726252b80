using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SupportConsole.Core.Engine;

namespace SupportConsole.Tests.Api;

public sealed class PlatformErrorsTests : PlatformTests
{
    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/accounts")]
    [InlineData("/accounts/acme/invoices")]
    [InlineData("/keys")]
    [InlineData("")]
    [InlineData("/../v2/transcripts")]
    public async Task UnknownPath_WithKey_IsAnswered404InJson(string path)
    {
        var (status, error) = await Platform.RefusedAsync("GET", path);

        Assert.Equal((404, "There is nothing at this address; /openapi/v1.json lists what there is"), (status, error));
    }

    [Theory]
    [InlineData("GET", "/accounts/acme", "PUT")]
    [InlineData("DELETE", "/accounts/acme/streams", "POST")]
    [InlineData("GET", "/transcripts/lease", "POST")]
    [InlineData("GET", "/keys/verify", "POST")]
    [InlineData("PATCH", "/transcripts/t1", "DELETE, GET")]
    public async Task WrongMethod_WithKey_IsAnswered405InJsonWithTheRightOne(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new(method), "/platform/v1" + path);
        using var response = await Platform.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow);
        Assert.Equal(
            $$"""{"error":"{{method}} is not possible here; use {{allowed}}"}""",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData("", "The body is missing; send a JSON object")]
    [InlineData("null", "The body is missing; send a JSON object")]
    [InlineData("{", "The body is not valid JSON: line 1, byte 2")]
    [InlineData("{\n\"max\": 1,}", "The body is not valid JSON: line 2, byte 10")]
    [InlineData("""{"max":NaN}""", "The body is not valid JSON: line 1, byte 8")]
    [InlineData("""{"max":1} {"max":2}""", "The body is not valid JSON: line 1, byte 11")]
    [InlineData("[]", "The body must be a JSON object")]
    [InlineData("7", "The body must be a JSON object")]
    [InlineData("""{"max":"1"}""", "max: must be a whole number from 1 to 1,000")]
    [InlineData("""{"max":[1]}""", "max: must be a whole number from 1 to 1,000")]
    public async Task WrongBody_OfAnyCall_IsAnswered400WithThePlace(string json, string problem)
    {
        var (status, error) = await Platform.RefusedAsync("POST", "/transcripts/lease", json);

        Assert.Equal((400, problem), (status, error));
    }

    [Fact]
    public async Task NoBodyAndNoContentType_IsAnswered400WithWhatIsMissing() =>
        Assert.Equal(
            (400, "The body is missing; send a JSON object"),
            await Platform.RefusedAsync("POST", "/transcripts/lease")
        );

    [Fact]
    public async Task NestedTooDeep_IsAnswered400()
    {
        var (status, _) = await Platform.RefusedAsync(
            "POST",
            "/transcripts/lease",
            $"{{\"x\":{new string('[', 1_000)}"
        );

        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("nonsense")]
    public async Task WrongContentType_OfAnyCall_IsAnswered400(string? contentType)
    {
        using var content = new ByteArrayContent("""{"workerId":"w","max":1}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await Platform.Client.PostAsync("/platform/v1/transcripts/lease", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            """{"error":"The content type must be application/json in UTF-8"}""",
            await response.Content.ReadAsStringAsync()
        );
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("application/vnd.acme+json")]
    public async Task ContentType_Utf8_IsTaken(string contentType)
    {
        using var content = new ByteArrayContent("""{"workerId":"w","max":1}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await Platform.Client.PostAsync("/platform/v1/transcripts/lease", content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task UnexpectedFailure_IsAnswered500WithoutDetailsAndLoggedOnce()
    {
        Platform.Limiter.Failure = new InvalidOperationException("a detail of ours");

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            "/transcripts/lease",
            """{"workerId":"w","max":1}"""
        );

        Assert.Equal(500, status);
        Assert.Equal("""{"error":"Something went wrong on our side; the cause is in the log"}""", body.ToString());
        var (_, line) = Assert.Single(Platform.Log.Lines, line => line.Level >= LogLevel.Error);
        Assert.Contains("a detail of ours", line, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(headers.GetValues("X-Request-Id")), line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooMuchWaiting_IsAnswered503WithRetryAfter()
    {
        Platform.Limiter.Failure = new LimitsBusyException();

        var (status, body, headers) = await Platform.SendAsync(
            "POST",
            "/transcripts/lease",
            """{"workerId":"w","max":1}"""
        );

        Assert.Equal((503, "1"), (status, headers.RetryAfter?.ToString()));
        Assert.Equal(Platform.Limiter.Failure.Message, body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task DatabaseRefuses_IsAnswered503WithoutItsDetails()
    {
        Platform.Limiter.Failure = new LimitsUnavailableException(new IOException("disk full at /var/data"));

        var (status, body, headers) = await Platform.SendAsync("GET", "/transcripts/t1");

        Assert.Equal((503, "5"), (status, headers.RetryAfter?.ToString()));
        Assert.DoesNotContain("disk", body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadFailsInTheDatabase_IsAnswered503WithoutItsDetailsAndLoggedOnce()
    {
        Platform.Limiter.Failure = new SqliteException("database is locked", 5);

        var (status, body, _) = await Platform.SendAsync("GET", "/transcripts/t1");

        Assert.Equal(
            (503, """{"error":"The database is not available at the moment; try again in a moment"}"""),
            (status, body.ToString())
        );
        Assert.Single(Platform.Log.Lines, line => line.Text.Contains("database is locked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BodyOfOneMebibyte_InChunks_IsRead()
    {
        await using var kestrel = await PlatformHost.StartAsync(onKestrel: true);
        const string Frame = """{"workerId":"","max":1}""";
        var longest = Encoding.UTF8.GetBytes(
            $$"""{"workerId":"{{new string('a', (1 << 20) - Frame.Length)}}","max":1}"""
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "/platform/v1/transcripts/lease");
        request.Content = new ByteArrayContent(longest) { Headers = { ContentType = new("application/json") } };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await kestrel.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith(
            """{"error":"workerId: must be a text""",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task BodyOverOneMebibyte_OnKestrel_IsAnswered413WithAndWithoutLength()
    {
        await using var platform = await PlatformHost.StartAsync(onKestrel: true);
        var tooLong = Encoding.UTF8.GetBytes($$"""{"workerId":"{{new string('a', 1 << 20)}}","max":1}""");
        foreach (var chunked in (bool[])[false, true])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/platform/v1/transcripts/lease");
            request.Content = new ByteArrayContent(tooLong) { Headers = { ContentType = new("application/json") } };
            request.Headers.TransferEncodingChunked = chunked;

            // The server answers and closes without reading on: a client in the middle of sending may lose the answer.
            request.Headers.ExpectContinue = true;
            using var response = await platform.Client.SendAsync(request);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Equal(
                """{"error":"The body is over 1 MiB; send it in several calls"}""",
                await response.Content.ReadAsStringAsync()
            );
        }

        Assert.Empty(platform.Limiter.Asked);
    }
}
