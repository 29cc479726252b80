using System.Text.Json;
using SupportConsole.Api;

namespace SupportConsole.Tests.Api;

public sealed class OpenApiTests : PlatformTests
{
    [Fact]
    public async Task Document_OfTheApi_ListsItsCallsAndNothingElse()
    {
        using var document = await ReadAsync();

        var calls = document
            .RootElement.GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject()
                    .Select(call => $"{call.Name.ToUpperInvariant()} {path.Name[PlatformApi.Prefix.Length..]}")
            );

        Assert.Equal(
            [
                "DELETE /streams/{sessionId}",
                "DELETE /transcripts/{id}",
                "GET /accounts/{accountId}/limits",
                "GET /accounts/{accountId}/transcripts",
                "GET /decisions/{decisionId}",
                "GET /transcripts/{id}",
                "POST /accounts/{accountId}/deposits",
                "POST /accounts/{accountId}/lemur",
                "POST /accounts/{accountId}/streams",
                "POST /accounts/{accountId}/transcripts",
                "POST /keys/verify",
                "POST /transcripts/complete",
                "POST /transcripts/heartbeat",
                "POST /transcripts/lease",
                "PUT /accounts/{accountId}",
            ],
            calls.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Document_OfTheApi_NamesTheKeyTheErrorsAndTheRules()
    {
        using var document = await ReadAsync();
        var root = document.RootElement;
        var submit = root.GetProperty("paths")
            .GetProperty("/platform/v1/accounts/{accountId}/transcripts")
            .GetProperty("post");
        var components = root.GetProperty("components");

        Assert.Equal(
            "bearer",
            components.GetProperty("securitySchemes").GetProperty("PlatformKey").GetProperty("scheme").GetString()
        );
        Assert.Single(root.GetProperty("security").EnumerateArray());
        Assert.Equal(
            ["200", "400", "401", "403", "404", "409", "413", "500", "503"],
            submit
                .GetProperty("responses")
                .EnumerateObject()
                .Select(response => response.Name)
                .Order(StringComparer.Ordinal)
        );
        Assert.True(
            submit
                .GetProperty("responses")
                .GetProperty("400")
                .GetProperty("headers")
                .TryGetProperty("X-Decision-Id", out _)
        );
        var lease = components
            .GetProperty("schemas")
            .GetProperty("LeaseBody")
            .GetProperty("properties")
            .GetProperty("leaseSeconds");
        Assert.Equal(
            "60 when absent; must be a whole number from 5 to 3,600",
            lease.GetProperty("description").GetString()
        );
        Assert.Equal(3_600, lease.GetProperty("maximum").GetInt32());
        Assert.Equal(
            ["free", "payAsYouGo", "contracted", "enterprise"],
            components
                .GetProperty("schemas")
                .GetProperty("AccountPlan")
                .GetProperty("enum")
                .EnumerateArray()
                .Select(name => name.GetString())
        );
    }

    private async Task<JsonDocument> ReadAsync()
    {
        // It is there for anybody.
        Platform.Client.DefaultRequestHeaders.Authorization = null;
        return JsonDocument.Parse(await Platform.Client.GetStringAsync(PlatformOpenApi.Path));
    }
}
