namespace SupportConsole.Auth.Providers;

/// <summary>Ends a failed sign-in: one line in the log, and the page that says what to do.</summary>
internal static partial class ProblemRedirect
{
    /// <summary>The page's address without the problem's name.</summary>
    public const string Path = "/sign-in/problem";

    /// <summary>Leads to the page of the problem; its reference is in the log line too.</summary>
    public static void Answer(
        HttpContext context,
        SignInProblem problem,
        Exception? exception,
        string? returnUrl,
        ILogger logger,
        string? personId = null
    )
    {
        if (exception is null)
        {
            LogRefused(logger, problem, personId ?? "", context.TraceIdentifier);
        }
        else
        {
            // Types and the provider's error code only: messages repeat parts of tokens and of what a browser sent.
            LogFailed(
                logger,
                problem,
                SignInFailure.ErrorCode(exception) ?? "none",
                $"{exception.GetType().Name} {exception.InnerException?.GetType().Name}".Trim(),
                context.TraceIdentifier
            );
        }

        context.Response.Redirect(
            $"{Path}/{problem}?reference={Uri.EscapeDataString(context.TraceIdentifier)}"
                + $"&returnUrl={Uri.EscapeDataString(ReturnUrl.LocalOrHome(returnUrl))}"
        );
    }

    [LoggerMessage(
        EventId = 1,
        Level = LogLevel.Warning,
        Message = "Sign-in refused, {Problem}: person {PersonId}, reference {Reference}"
    )]
    private static partial void LogRefused(ILogger logger, SignInProblem problem, string personId, string reference);

    [LoggerMessage(
        EventId = 2,
        Level = LogLevel.Warning,
        Message = "Sign-in failed, {Problem}: provider's error {Error}, {Cause}, reference {Reference}"
    )]
    private static partial void LogFailed(
        ILogger logger,
        SignInProblem problem,
        string error,
        string cause,
        string reference
    );
}
