using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using SupportConsole.Api;
using SupportConsole.Auth;
using SupportConsole.Core.Engine;

namespace SupportConsole.Components.Errors;

/// <summary>Programs get statuses, people get pages; nobody gets a stack trace.</summary>
internal static partial class ErrorPages
{
    /// <summary>Before anything that answers.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use(
            async (context, next) =>
            {
                var isForPrograms = PlatformApi.IsForPrograms(context.Request.Path);

                // A page of a circuit's own request would be a form without its token, and so 400 whatever was wrong.
                if (
                    (isForPrograms || context.Request.Path.StartsWithSegments(CircuitSignIn.Path))
                    && context.Features.Get<IStatusCodePagesFeature>() is { } pages
                )
                {
                    pages.Enabled = false;
                }

                if (isForPrograms)
                {
                    await next(context);
                    return;
                }

                if (IsErrorPage(context.Features))
                {
                    // The page is shown, whatever was sent: as a form it would be refused like the form before it.
                    context.Request.Method = HttpMethods.Get;
                }

                await AnswerAsync(context, app.Logger, next);
            }
        );
    }

    private static bool IsErrorPage(IFeatureCollection features) =>
        features.Get<IStatusCodeReExecuteFeature>() is not null
        || features.Get<IExceptionHandlerPathFeature>() is not null;

    /// <summary>
    /// A request that cannot be read is the sender's fault, and a database that is away passes by itself: a status, not
    /// a failure of ours.
    /// </summary>
    private static async Task AnswerAsync(HttpContext context, ILogger logger, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception) when (!context.Response.HasStarted && IsDatabase(exception))
        {
            LogDatabase(logger, context.GetEndpoint()?.DisplayName, (exception.InnerException ?? exception).Message);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static bool IsDatabase(Exception exception) =>
        exception
            is DbException
                or DbUpdateException
                or FileNotFoundException
                or TimeoutException
                or LimitsUnavailableException
                or InvalidOperationException { InnerException: DbException };

    // One line without a stack: as long as the database is away, every sign-in ends here.
    [LoggerMessage(LogLevel.Warning, "{Endpoint} could not reach the database: {Cause}")]
    private static partial void LogDatabase(ILogger logger, string? endpoint, string cause);
}
