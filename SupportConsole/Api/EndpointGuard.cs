using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Decisions;
using SupportConsole.Core.Engine;

namespace SupportConsole.Api;

/// <summary>
/// Runs an endpoint so that whatever goes wrong in it, or before it in reading the request, is answered as JSON.
/// </summary>
internal static partial class EndpointGuard
{
    /// <summary>Names the request of an unexpected failure, as the log does.</summary>
    private const string RequestId = "X-Request-Id";

    private const int BusyRetrySeconds = 1;
    private const int UnavailableRetrySeconds = 5;

    /// <summary>Wraps the endpoint; it must be complete.</summary>
    public static void Guard(EndpointBuilder endpoint)
    {
        var run = endpoint.RequestDelegate
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} has nothing to run.");
        var takesBody = TakeAccepts(endpoint);
        var limited = endpoint.Metadata.OfType<LimitedCall>().SingleOrDefault();
        var (decisions, clock) = (
            endpoint.ApplicationServices.GetRequiredService<IDecisions>(),
            endpoint.ApplicationServices.GetRequiredService<TimeProvider>()
        );
        var logger = endpoint
            .ApplicationServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(EndpointGuard));
        endpoint.RequestDelegate = async context =>
        {
            limited?.Watch(context, decisions, clock);
            if (takesBody && BodyProblem.OfHeaders(context.Request) is var (status, message))
            {
                await ApiErrors.WriteAsync(context, status, message);
                return;
            }

            if (takesBody && context.Request.ContentLength is null)
            {
                context.Request.Body = new BoundedBody(context.Request.Body, BodyProblem.MaximumBytes);
            }

            await RunAsync(context, run, logger);
        };
    }

    /// <summary>
    /// Tells whether the endpoint takes a body, and keeps routing from choosing by content type: a wrong one shall be
    /// named in an answer, not look like a wrong method.
    /// </summary>
    private static bool TakeAccepts(EndpointBuilder endpoint)
    {
        var accepts = endpoint.Metadata.OfType<IAcceptsMetadata>().ToList();
        accepts.ForEach(metadata => endpoint.Metadata.Remove(metadata));
        return accepts.Count > 0;
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate run, ILogger logger)
    {
        try
        {
            await run(context);
            if (context.Response is { StatusCode: StatusCodes.Status413PayloadTooLarge, HasStarted: false })
            {
                // The framework sets this status, and no more, when the body turns out too long while it is read.
                await ApiErrors.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, BodyProblem.TooLarge);
            }
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception, logger);
        }
    }

    private static Task AnswerAsync(HttpContext context, Exception exception, ILogger logger)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return ApiErrors.WriteAsync(context, bad.StatusCode, BodyProblem.Of(bad));
            case OperationCanceledException or IOException when context.RequestAborted.IsCancellationRequested:
                // Nobody is there to read an answer; the status is for the request log.
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return Task.CompletedTask;
            case LimitsBusyException:
                return AnswerLaterAsync(context, exception.Message, BusyRetrySeconds);
            case LimitsUnavailableException:
                return AnswerLaterAsync(context, exception.Message, UnavailableRetrySeconds);
            case DbException
            or IOException
            or TimeoutException
            or InvalidOperationException { InnerException: DbException }:
                // A read, which Core does not put into words of its own: a lost database, or its file. Entity Framework
                // wraps what may pass by itself.
                LogDatabase(
                    logger,
                    context.GetEndpoint()?.DisplayName,
                    (exception.InnerException as DbException ?? exception).Message
                );
                return ApiErrors.WriteUnavailableAsync(context);
            default:
                LogFailed(logger, exception, context.GetEndpoint()?.DisplayName, context.TraceIdentifier);
                context.Response.Headers[RequestId] = context.TraceIdentifier;
                return ApiErrors.WriteAsync(
                    context,
                    StatusCodes.Status500InternalServerError,
                    "Something went wrong on our side; the cause is in the log"
                );
        }
    }

    private static Task AnswerLaterAsync(HttpContext context, string message, int seconds)
    {
        context.Response.Headers.RetryAfter = new(seconds.ToString(CultureInfo.InvariantCulture));
        return ApiErrors.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, message);
    }

    // One line without a stack: as long as the database is away, every call ends here.
    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Endpoint} could not read the database: {Cause}")]
    private static partial void LogDatabase(ILogger logger, string? endpoint, string cause);

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "{Endpoint} failed, request {RequestId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string? endpoint, string requestId);
}
