using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Access;
using SupportConsole.Core.Billing.Credits;
using SupportConsole.Core.Engine;

[assembly: HostingStartup(typeof(SupportConsole.Tests.Crash.Credits.CreditDoor))]

namespace SupportConsole.Tests.Crash.Credits;

/// <summary>
/// Lets the crash test grant credit in the running program, as people do on a page; see <see cref="LimitDoor"/>.
/// </summary>
internal sealed class CreditDoor : IHostingStartup, IStartupFilter
{
    public const string Path = "/crash-test/credit";

    private static readonly Actor Engineer = new("crash-test", "Crash test", [Role.SupportEngineer]);

    public void Configure(IWebHostBuilder builder) =>
        builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(this));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Map(Path, door => door.Run(GrantAsync));
            next(app);
        };

    private static async Task GrantAsync(HttpContext context)
    {
        var request = await context.Request.ReadFromJsonAsync<CreditDoorRequest>();
        var credits = context.RequestServices.GetRequiredService<ICreditService>();
        try
        {
            var wish = new CreditRequest(
                request!.AccountId,
                "Granted by the crash test",
                "CRASH-1",
                request.CorrelationId
            );
            var outcome = await credits.GrantAsync(Engineer, wish, context.RequestAborted);
            await context.Response.WriteAsJsonAsync(
                new { outcome = outcome.GetType().Name, text = outcome.ToString() }
            );
        }
        catch (Exception exception) when (exception is LimitsBusyException or LimitsUnavailableException)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsJsonAsync(new { error = exception.Message });
        }
    }
}

/// <summary>A wish for credit as it is sent through the door.</summary>
internal sealed record CreditDoorRequest(string AccountId, string CorrelationId);
