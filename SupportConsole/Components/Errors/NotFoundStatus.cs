namespace SupportConsole.Components.Errors;

/// <summary>The status 404 for a page whose thing does not exist.</summary>
internal static class NotFoundStatus
{
    /// <summary>Sets it when the answer starts: earlier, the framework drops the page for the general one.</summary>
    /// <param name="context">The request; null in a circuit, where no answer has a status.</param>
    public static void Set(HttpContext? context)
    {
        if (context is { Response.HasStarted: false })
        {
            context.Response.OnStarting(() =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }
}
