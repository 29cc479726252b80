using Microsoft.AspNetCore.Http.HttpResults;
using SupportConsole.Core.Engine;
using SupportConsole.Shutdown;

namespace SupportConsole.Api;

/// <summary>For whoever keeps the program running: is it alive, and can it work.</summary>
internal static partial class HealthEndpoints
{
    /// <summary>Some probes ask for the status alone.</summary>
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        // A probe has no key. What it learns is no secret: that the program runs, and whether its database does.
        var health = app.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapMethods("/live", Methods, () => TypedResults.Ok(new HealthAnswer("live")));
        health.MapMethods("/ready", Methods, ReadyAsync);
    }

    private static async Task<JsonHttpResult<HealthAnswer>> ReadyAsync(
        INodeReadiness node,
        NodeDrain drain,
        TimeProvider clock,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        var problem = drain.HasBegun
            ? "The node is about to stop"
            : await FindProblemAsync(node, clock, loggers.CreateLogger(typeof(HealthEndpoints)), cancellationToken);
        return problem is null
            ? TypedResults.Json(new HealthAnswer("ready"))
            : TypedResults.Json(
                new HealthAnswer("notReady", problem),
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
    }

    private static async Task<string?> FindProblemAsync(
        INodeReadiness node,
        TimeProvider clock,
        ILogger logger,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await node.FindProblemAsync(either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return $"The database did not answer within {Patience.TotalSeconds} s";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogCheckFailed(logger, exception);
            return "The database could not be checked; the cause is in the log";
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The readiness of the node could not be checked")]
    private static partial void LogCheckFailed(ILogger logger, Exception exception);
}

/// <summary>How the program is.</summary>
/// <param name="Status">live, ready or notReady.</param>
/// <param name="Problem">Why it is not ready.</param>
internal sealed record HealthAnswer(string Status, string? Problem = null);
